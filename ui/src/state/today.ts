/** The day it is here. */
export const today = () => new Date().toDateString();
