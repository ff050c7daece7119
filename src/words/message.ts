/** One thing said to a person: what is wrong, and what to do about it. */
export interface Message {
  readonly what: string;
  readonly todo?: string;
}

/** A sentence for every code of a table of codes with arguments. */
export type Messages<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => Message };
