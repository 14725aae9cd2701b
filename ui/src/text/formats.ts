// Numbers, days and times as a language writes them.

/** Writers for a locale, as "en-GB". */
export function formats(locale: string) {
  return {
    /** "1,204". */
    number: (n: number, options?: Intl.NumberFormatOptions) => n.toLocaleString(locale, options),

    /** "14:02". */
    clock: (iso: string) => new Date(iso).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),

    /** "3 March 2025". */
    day: (iso: string) =>
      new Date(iso).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' }),

    /** "October", or "October 2027" in another year. */
    month(iso: string, now = new Date()): string {
      const date = new Date(iso);
      const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
      return date.toLocaleDateString(locale, { month: 'long', year });
    },

    /** "2019", "May 2019" or "4 May 2019", as much as is known of a day. */
    partOfDay(text: string): string {
      const [year, monthNumber, dayNumber] = text.split('-');
      if (!year || !monthNumber) return text;
      const date = new Date(Number(year), Number(monthNumber) - 1, Number(dayNumber ?? 1));
      if (Number.isNaN(date.getTime())) return text;
      return date.toLocaleDateString(locale, {
        day: dayNumber ? 'numeric' : undefined,
        month: 'long',
        year: 'numeric',
      });
    },

    /** "3 March 2026, 14:02"; of a day alone, the day. What is no day is left as it is. */
    dayAndTime(iso: string): string {
      if (Number.isNaN(new Date(iso).getTime())) return iso;
      return iso.includes('T') ? `${this.day(iso)}, ${this.clock(iso)}` : this.day(iso);
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** How many days, weeks, months or years ago a day was: the largest unit that says it well. */
export function past(iso: string, now = new Date()): { unit: 'day' | 'week' | 'month' | 'year'; n: number } {
  const days = Math.max(0, Math.floor((startOfDay(now) - startOfDay(new Date(iso))) / DAY + 0.5));
  if (days < 7) return { unit: 'day', n: days };
  if (days < 84) return { unit: 'week', n: Math.floor(days / 7) };
  const months = Math.floor(days / 30.44);
  return months < 24 ? { unit: 'month', n: months } : { unit: 'year', n: Math.floor(days / 365.25) };
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Parts that may be missing as sentences after one another: each ends with a stop, none with two. */
export function sentences(...parts: (string | null | undefined)[]): string {
  const said = parts.flatMap((part) => part?.trim() || []);
  return said.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');
}
