/** Dates and ends of days, as people of a place count them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endOfLocalDay,
  localDate,
  localTime,
  startOfLocalDay,
} from '../../src/system/local-date.ts';

describe('a local date', () => {
  it.each([
    ['2026-11-22T14:59:59Z', 'Asia/Tokyo', '2026-11-22'],
    ['2026-11-22T15:00:00Z', 'Asia/Tokyo', '2026-11-23'],
    ['2026-11-22T15:00:00Z', 'UTC', '2026-11-22'],
    ['2026-12-31T15:00:00Z', 'Asia/Tokyo', '2027-01-01'],
    ['2028-02-28T15:00:00Z', 'Asia/Tokyo', '2028-02-29'],
    ['2026-11-22T05:00:00Z', 'America/New_York', '2026-11-22'],
    ['2026-11-22T04:59:59Z', 'America/New_York', '2026-11-21'],
    ['2026-11-22T10:15:00Z', 'Pacific/Chatham', '2026-11-23'],
  ])('of %s in %s is %s', (instant, timeZone, expected) => {
    expect(localDate(new Date(instant), timeZone)).toBe(expected);
  });
});

describe('a local time', () => {
  it.each([
    ['2026-11-22T03:00:05.999Z', 'Asia/Tokyo', '2026-11-22 12:00:05 (Asia/Tokyo)'],
    ['2026-11-22T15:00:00Z', 'Asia/Tokyo', '2026-11-23 00:00:00 (Asia/Tokyo)'],
    ['2026-07-01T12:00:00Z', 'Europe/Berlin', '2026-07-01 14:00:00 (Europe/Berlin)'],
    ['2026-11-22T03:00:05Z', 'UTC', '2026-11-22 03:00:05 (UTC)'],
  ])('of %s in %s is %s', (instant, timeZone, expected) => {
    expect(localTime(new Date(instant), timeZone)).toBe(expected);
  });
});

describe('the end of a local day', () => {
  it.each([
    ['2026-11-22T03:00:00.500Z', 'Asia/Tokyo', '2026-11-22T14:59:59.000Z'],
    ['2026-11-22T14:59:59Z', 'Asia/Tokyo', '2026-11-22T14:59:59.000Z'],
    ['2026-11-22T15:00:00Z', 'Asia/Tokyo', '2026-11-23T14:59:59.000Z'],
    ['2026-11-22T00:00:00Z', 'UTC', '2026-11-22T23:59:59.000Z'],
    ['2026-11-22T00:00:00Z', 'Asia/Kolkata', '2026-11-22T18:29:59.000Z'],
  ])('of %s in %s is %s', (instant, timeZone, expected) => {
    expect(endOfLocalDay(new Date(instant), timeZone).toISOString()).toBe(expected);
  });

  const ZONES = [
    ...['Asia/Tokyo', 'UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Kiritimati'],
    // With summer time: on two days of the year the clock jumps.
    ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham'],
  ];
  const instants = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it.each(ZONES)('is the last second of the same day, whenever it is in %s', (timeZone) => {
    fc.assert(
      fc.property(instants, (instant) => {
        const end = endOfLocalDay(instant, timeZone);
        const next = new Date(end.getTime() + 1000);
        expect(localDate(end, timeZone)).toBe(localDate(instant, timeZone));
        expect(localDate(next, timeZone)).not.toBe(localDate(instant, timeZone));
        expect(end.getTime() % 1000).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each(ZONES)(
    'is a second before the first of the next day, whenever it is in %s',
    (timeZone) => {
      fc.assert(
        fc.property(instants, (instant) => {
          const date = localDate(instant, timeZone);
          const start = startOfLocalDay(date, timeZone);
          expect(start && localDate(start, timeZone)).toBe(date);
          const before = new Date((start?.getTime() ?? 0) - 1000);
          expect(endOfLocalDay(before, timeZone)).toEqual(before);
        }),
        { numRuns: 200 },
      );
    },
  );

  it.each(['2026-02-29', '2026-13-01', '2026-11-31', '26-11-22', '', 'yesterday'])(
    'is not there for %j, which is no day',
    (text) => {
      expect(startOfLocalDay(text, 'Asia/Tokyo')).toBeUndefined();
    },
  );

  it.each([
    ['into summer, before the jump', '2027-03-28T00:30:00Z', '2027-03-28T21:59:59.000Z'],
    ['into summer, after it', '2027-03-28T12:00:00Z', '2027-03-28T21:59:59.000Z'],
    ['into winter, before the jump', '2027-10-31T00:30:00Z', '2027-10-31T22:59:59.000Z'],
    [
      'into winter, in the hour that comes twice',
      '2027-10-31T01:30:00Z',
      '2027-10-31T22:59:59.000Z',
    ],
  ])('on a day when clocks change %s (Berlin)', (_name, instant, expected) => {
    expect(endOfLocalDay(new Date(instant), 'Europe/Berlin').toISOString()).toBe(expected);
  });
});
