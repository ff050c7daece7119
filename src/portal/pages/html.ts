/** Pieces of HTML: whatever is put into one is escaped, unless it is such a piece itself. */
import { html as template } from 'hono/html';

/** A piece that was escaped. */
export type Html = ReturnType<typeof template>;

export const html = template;

/** Nothing, where a piece is optional. */
export const nothing: Html = template``;
