// Seven days from a Monday.

const DAY = 24 * 60 * 60 * 1000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A day of the page's own clock, ISO 8601. */
export function today(now = new Date()): string {
  return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const time = Date.parse(day);
  return iso(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}

export function plusDays(day: string, n: number): string {
  return iso(Date.parse(day) + n * DAY);
}

export function daysFrom(monday: string): string[] {
  return Array.from({ length: 7 }, (_, n) => plusDays(monday, n));
}
