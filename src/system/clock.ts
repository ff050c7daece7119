/** What time it is; handed in, so that a rehearsal can live on another day. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
