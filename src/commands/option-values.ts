/** Values of options that are more than a text. What does not fit is a usage error. */
import { InvalidArgumentError } from 'commander';

/** A whole number from 0 on. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('0, 1, 2 …');
  return Number(value);
}

/** `60d` or `60`: days. */
export function days(value: string): number {
  const match = /^(\d{1,5})d?$/.exec(value);
  if (match?.[1] === undefined) throw new InvalidArgumentError('60d');
  return Number(match[1]);
}

/** A day of the calendar, `2026-11-22`. */
export function calendarDay(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  // The 31st of February would silently become a day of March.
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('2026-11-22');
}

/** An option that may be given again. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
