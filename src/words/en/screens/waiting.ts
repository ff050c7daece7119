/** What stands on the screen when a home is opened to be written: another one is at it, or it lies badly. */
export const waiting = (seconds: number) =>
  `Waiting for up to ${seconds} s; Ctrl-C ends the waiting …`;

export const moveHome = () =>
  'Move the whole folder to a disk of this machine that nothing copies, while no hakko runs.';
