/** The day it is here. */
export const today = () => new Date().toDateString();

/** The same as ISO 8601. */
export const isoToday = (now = new Date()) =>
  new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
