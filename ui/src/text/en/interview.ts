// Words of the capacity interview.

export const interviewWords = {
  somebody: 'Interview somebody',
  them: 'Interview them',
};
