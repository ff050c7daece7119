/** Dates as a letter writes them. Formatters are costly to make, so they are made once a run. */
export interface LetterDates {
  /** `令和8年11月22日`; years of the imperial calendar (`ja-JP-u-ca-japanese`, Unicode CLDR). */
  date(date: Date): string;
  /**
   * `令和10年11月21日（2028年）`: the western year beside it, because a device shows nothing else. The
   * hour is added unless the day is whole, so that nobody counts on an evening that is not there.
   */
  deadline(date: Date): string;
}

/** Dates as a Japanese office writes them, in `timeZone` (IANA name). */
export function createJapaneseDates(timeZone: string): LetterDates {
  const imperial = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone });
  const year = new Intl.DateTimeFormat('ja-JP', { year: 'numeric', timeZone });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const time = new Intl.DateTimeFormat('en-GB', clock);
  const date = (day: Date): string => imperial.format(day);
  return {
    date,
    deadline(end) {
      const day = `${date(end)}（${year.format(end)}）`;
      const [hour = 0, minute = 0] = time.format(end).split(':').map(Number);
      return hour === 23 && minute === 59 ? day : `${day}${hour}時${minute}分`;
    },
  };
}
