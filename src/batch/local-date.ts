/** Dates as people of a time zone count them; inside, every time is UTC. */

/** `2026-11-22` */
export function localDate(instant: Date, timeZone: string): string {
  const parts = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', parts).format(instant);
}

/** The last second of the local day: a letter's date then holds for that whole day. */
export function endOfLocalDay(instant: Date, timeZone: string): Date {
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const time = new Intl.DateTimeFormat('sv-SE', clock).format(instant);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const left = 86_399 - (hours * 3600 + minutes * 60 + seconds);
  return new Date(Math.floor(instant.getTime() / 1000) * 1000 + left * 1000);
}
