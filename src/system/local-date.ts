/** Dates and times as people of a time zone count them; inside, every time is UTC. */

/** `2026-11-22` */
export function localDate(instant: Date, timeZone: string): string {
  return formatters(timeZone).date.format(instant);
}

/** `2026-11-22 12:00:05 (Asia/Tokyo)`: a time without the name of its zone may be anybody's. */
export function localTime(instant: Date, timeZone: string): string {
  return `${localDateTime(instant, timeZone)} (${timeZone})`;
}

/** `2026-11-22 12:00:05`, for a table whose head names the zone. */
export function localDateTime(instant: Date, timeZone: string): string {
  const { date, time } = formatters(timeZone);
  return `${date.format(instant)} ${time.format(instant)}`;
}

/** The first second of a local day; undefined for what is no day of the calendar. */
export function startOfLocalDay(date: string, timeZone: string): Date | undefined {
  const noon = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== date) return undefined;
  // Noon in Greenwich is the same day or a neighbour's, wherever one is.
  const within = [-DAY_MS, 0, DAY_MS]
    .map((offset) => new Date(noon.getTime() + offset))
    .find((instant) => localDate(instant, timeZone) === date);
  if (!within) return undefined;
  const end = endOfLocalDay(within, timeZone).getTime();
  // 25 hours before its end, whether clocks change or not, it is the day before.
  return new Date(endOfLocalDay(new Date(end - 25 * HOUR_MS), timeZone).getTime() + 1000);
}

/** The last second of the local day: a letter's date then holds for that whole day. */
export function endOfLocalDay(instant: Date, timeZone: string): Date {
  const second = Math.floor(instant.getTime() / 1000);
  const end = second + 86_399 - secondOfDay(instant, timeZone);
  // On a day on which clocks change it is an hour longer or shorter: what is off shows at its end.
  const shown = secondOfDay(new Date(end * 1000), timeZone);
  const off = shown > 43_200 ? 86_399 - shown : -1 - shown;
  return new Date((end + off) * 1000);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function secondOfDay(instant: Date, timeZone: string): number {
  const time = formatters(timeZone).time.format(instant);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

interface Formatters {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Making one takes longer than formatting a hundred dates. Swedish dates are ISO 8601. */
const known = new Map<string, Formatters>();

function formatters(timeZone: string): Formatters {
  const made = known.get(timeZone);
  if (made) return made;
  const day = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const both = {
    date: new Intl.DateTimeFormat('sv-SE', day),
    time: new Intl.DateTimeFormat('sv-SE', clock),
  };
  known.set(timeZone, both);
  return both;
}
