/** What can be wrong with a CA home as a folder, and with a CA that is to be brought in. */
export interface HomeErrorArgs {
  'home-exists': { folder: string };
  'home-missing': { folder: string };
  /** On another machine; `fileSystem`: its type and source, or the share of a Windows path. */
  'home-on-network': { folder: string; fileSystem: string };
  /** A folder of the machine around a virtual one, or of Windows seen from WSL, or the reverse. */
  'home-on-shared-folder': { folder: string; fileSystem: string };
  /** `syncedFolder`: what the service copies, or what is called like it. */
  'home-synced': { folder: string; service: string; syncedFolder: string };
  /** Two processes were not kept apart there; `reason`: SQLite's words, or what was seen. */
  'home-locks-fail': { folder: string; reason: string };
  /** `vault.key` opens under the passphrase, this key does not: its file was kept elsewhere meanwhile. */
  'key-under-other-passphrase': { path: string };
  /** The home has no recovery code. */
  'recovery-none': { folder: string };
  /** Spelled rightly, but of another home, or replaced since. */
  'recovery-code-wrong': Record<never, never>;
  /** Key files that the recovery code does not cover. */
  'recovery-incomplete': { files: readonly string[] };
  /** Local times with their zone. The clock says less than the last event of the ledger. */
  'clock-behind': { now: string; lastEvent: string };
  /** By this machine's clock the CA that issues has ended. */
  'ca-ended': { now: string; ended: string };
  /** Lengths in characters. */
  'init-name-too-long': { flag: '--org' | '--ca-name'; length: number; maximum: number };
  /** Such a CA could issue nothing; `minimum`: years that leave time to issue. */
  'ca-life-too-short': { years: number; days: number; minimum: number };
  /** One of `--import-key` and `--import-cert` without the other. */
  'import-incomplete': { missing: '--import-key' | '--import-cert' };
  /** A flag that says what the settings, or the imported CA, say already. */
  'init-flag-unused': { flag: string; because: '--successor' | '--import-key' };
  'import-certificate-unreadable': { path: string };
  'import-passphrase-wrong': { path: string };
  /** No certificate has the public half of the key. */
  'import-key-mismatch': { certificates: readonly string[] };
  'import-ca-dates': { subject: string; notBefore: Date; notAfter: Date };
  /** `missing`: usages that the certificate does not grant, in the words of RFC 5280. */
  'import-ca-usage': { subject: string; missing: readonly string[] };
  /** The issuer of this certificate was not given. */
  'import-chain-incomplete': { subject: string; issuer: string };
  'import-path-length': { subject: string; pathLenConstraint: number };
  'import-ca-known': { subject: string };
  /** `known`: the names under which CAs of this home have their lists. */
  'crl-ca-unknown': { name: string; known: readonly string[] };
  'crl-ca-ended': { ca: string; notAfter: Date };
  /** `path`: where the key would have to be. */
  'crl-key-missing': { ca: string; path: string };
  /** A URL without `{ca}`, which would name the old CA's file in the new CA's certificates. */
  'successor-needs-placeholder': { key: 'ca.crlUrl' | 'ca.issuerUrl' };
}
