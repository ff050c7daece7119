import type { LetterDates } from './japanese-date.ts';

/** Dates of a letter in English: `22 November 2026`, with the hour where the day is not whole. */
export function createEnglishDates(timeZone: string): LetterDates {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const time = new Intl.DateTimeFormat('en-GB', clock);
  return {
    date: (date) => day.format(date),
    deadline(end) {
      const hour = time.format(end);
      return hour === '23:59' ? day.format(end) : `${day.format(end)}, ${hour}`;
    },
  };
}
