/** One thing said to a person: what is wrong, and what to do about it. */
export interface Message {
  readonly what: string;
  readonly todo?: string;
}

/** A sentence for every code of a table of codes with arguments. */
export type Messages<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => Message };

/** The same arguments with every date as people of the site count it: `2028-11-22`. */
export type LocalDates<Args> = {
  readonly [Code in keyof Args]: {
    readonly [Name in keyof Args[Code]]: Args[Code][Name] extends Date ? string : Args[Code][Name];
  };
};
