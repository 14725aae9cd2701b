export const guide = { title: 'Przewodnik' };
