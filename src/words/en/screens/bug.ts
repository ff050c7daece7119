/** What stands on the screen when hakko itself is at fault. */
export const bug = {
  what: 'This is a fault in hakko itself, not in what you did.',
  todo: 'Nothing half done is left behind. Please report the lines below.',
};
