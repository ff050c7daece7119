/** What the settings decide about a roster; everything else about reading one is fixed here. */

/** The encodings that can be read, under the labels of the WHATWG Encoding Standard. */
export type RosterEncoding = 'utf-8' | 'shift_jis' | 'utf-16le' | 'utf-16be';

/** What a group is: all login IDs with one prefix, or each login ID by itself. */
export type GroupBy = 'prefix' | 'loginId';

/** How to read a roster. `canPrint` comes from the letters, which know the fonts. */
export interface RosterRules {
  /** A login ID, after NFKC normalisation, must match this as a whole. */
  readonly loginIdPattern: RegExp;
  /** How many leading characters of a login ID make its prefix. */
  readonly prefixLength: number;
  readonly groupBy: GroupBy;
  /** Gives the characters of a text that no font can print; empty when all can be printed. */
  readonly canPrint: (text: string) => readonly string[];
  /** Given by the operator; otherwise the file is asked. */
  readonly encoding?: RosterEncoding;
  /** How grave two organisation names in one group are. */
  readonly organisationClash: 'warning' | 'problem';
  /** Whether certificates carry each person's e-mail address; not unless said so. */
  readonly mailNeeded?: boolean;
}

/** The rules of a site that has set nothing; the fonts are the caller's to add. */
export const defaultRosterRules: Omit<RosterRules, 'canPrint'> = {
  loginIdPattern: /^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$/,
  prefixLength: 4,
  groupBy: 'prefix',
  organisationClash: 'warning',
};

/** Lengths in characters (code points), generous for an address block in an envelope's window. */
export const lengthLimits = {
  name: 60,
  organisation: 100,
  department: 100,
  addressLine: 100,
} as const;

/** How many lines of address a letter can take. */
export const addressLineLimit = 6;

/** Bounds of an initial password that the roster brings along, in characters. */
export const initialPasswordLength = { min: 8, max: 64 } as const;
