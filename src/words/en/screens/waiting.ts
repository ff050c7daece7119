/** What stands on the screen while a command waits for another one. */
export const waiting = (seconds: number) =>
  `Waiting for up to ${seconds} s; Ctrl-C ends the waiting …`;
