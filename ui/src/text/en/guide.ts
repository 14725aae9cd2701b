export const guide = { title: 'Guide' };
