// Words of the capacity interview.

export const interviewWords = {
  somebody: 'Przeprowadź z kimś wywiad',
  them: 'Przeprowadź wywiad',
};
