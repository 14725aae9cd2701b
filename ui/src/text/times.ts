// Days and times as people say them.

const DAY = 24 * 60 * 60 * 1000;

/** "14:02". */
export function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** "3 March 2025". */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "October", or "October 2027" in another year. */
export function month(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  return date.toLocaleDateString('en-GB', { month: 'long', year });
}

/** "today", "3 weeks ago", "14 months ago". */
export function ago(iso: string, now = new Date()): string {
  const days = Math.floor((startOfDay(now) - startOfDay(new Date(iso))) / DAY + 0.5);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  if (days < 14) return 'last week';
  if (days < 84) return `${Math.floor(days / 7)} weeks ago`;
  const months = Math.floor(days / 30.44);
  if (months < 24) return `${months} months ago`;
  return `${Math.floor(days / 365.25)} years ago`;
}

/** "2019", "May 2019" or "4 May 2019", as much as is known of a day. */
export function partOfDay(text: string): string {
  const [year, monthNumber, dayNumber] = text.split('-');
  if (!year || !monthNumber) return text;
  const date = new Date(Number(year), Number(monthNumber) - 1, Number(dayNumber ?? 1));
  if (Number.isNaN(date.getTime())) return text;
  return date.toLocaleDateString('en-GB', {
    day: dayNumber ? 'numeric' : undefined,
    month: 'long',
    year: 'numeric',
  });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
