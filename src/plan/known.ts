/** What the ledger knows, as far as a plan needs it. */

export interface KnownPerson {
  readonly id: number;
  readonly loginId: string;
  readonly state: 'planned' | 'active' | 'ended' | 'moved';
  readonly name: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly postalCode?: string;
  readonly address: readonly string[];
  readonly language?: 'ja' | 'en';
  readonly mail?: string;
}

export interface KnownGroup {
  readonly name: string;
  /** The certificate in use; none when it was revoked. */
  readonly certificate?: { readonly notAfter: Date };
  /** An interrupted batch will give it one first. */
  readonly pending?: boolean;
}

export interface KnownState {
  /** Everybody, read once: of a large site nobody keeps them all in memory. */
  readonly people: Iterable<KnownPerson>;
  /** By name in lower case. */
  readonly groups: ReadonlyMap<string, KnownGroup>;
  /** The group whose certificate file has this name, whatever its case. */
  readonly ownerOf: (fileName: string) => string | undefined;
}
