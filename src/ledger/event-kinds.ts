/**
 * Every kind of event with its details: counts, names and numbers, never a secret. A change of state
 * appends one event in its own transaction; `words/` holds a sentence for each kind. A kind is never
 * renamed and its details only grow: rows that were written stay as they are. A planned certificate is
 * told of by what becomes of it, `certificate-issued` or `certificates-abandoned`.
 */

/** What details may be made of: nothing that could carry a `Secret` or octets. */
export type EventDetail = string | number | boolean | readonly string[];

interface KeyChangeDetails {
  /** Tells one change from another. */
  id: string;
  /** Names of the key files. */
  keys: readonly string[];
  /** What opened them. */
  by: 'passphrase' | 'recovery-code';
  recoveryCode: 'new' | 'kept' | 'none';
}

export interface EventDetails {
  /** `authorities`: roles from the root down. */
  'home-created': { purpose: string; authorities: readonly string[]; imported: boolean };
  'successor-added': {
    generation: number;
    authorities: readonly string[];
    imported: boolean;
  };
  /** Versions of the tables. */
  'ledger-migrated': { from: number; to: number };
  /** The operator says that the clock is right, although the last event was dated later. */
  'clock-accepted': { lastEventAt: string };
  /** All key files were encrypted anew. */
  'passphrase-changed': KeyChangeDetails;
  'recovery-code-changed': KeyChangeDetails;
  /** `chainHead`: the last event in it; its own event came later. */
  'backup-made': { folder: string; files: number; withFiles: boolean; chainHead: string };
  /**
   * What newer files told of, which the backup did not know. `folder`: where the backup stood; `backup`:
   * when it was made, ISO 8601.
   */
  'home-restored': {
    folder: string;
    backup: string;
    batches: readonly string[];
    serialNumbers: readonly string[];
    controlNumbers: number;
    crls: readonly string[];
    revocations: readonly string[];
    /** Login IDs that had ended since: ended again, or to be ended once they have their login. */
    endedLogins?: readonly string[];
    endAgain?: readonly string[];
    /** Login IDs and groups whose secrets were replaced since, and are lost. */
    resetLogins?: readonly string[];
    resetGroups?: readonly string[];
  };
  /** New CRLs with their numbers, such as `root 7`. */
  'crls-signed': { crls: readonly string[] };
  /** `people`: active ones, who are locked out; `crls`: as above, `invalidityDate`: ISO 8601. */
  'certificate-revoked': {
    group: string;
    serialNumber: string;
    reason: string;
    people: number;
    crls: readonly string[];
    invalidityDate?: string;
  };
  /** Sealed passwords and hashes are gone; the certificates of the groups stay. */
  'logins-ended': { loginIds: readonly string[]; groups: readonly string[] };
  /** People and letters are planned; `changed`: known people whose details changed on the way. */
  'batch-opened': {
    batch: string;
    roster: string;
    rosterSha256: string;
    people: number;
    newGroups: number;
    changed: number;
    changedLoginIds?: readonly string[];
    /** Its PDFs are to be encrypted, also by the command that finishes it. */
    encrypted?: boolean;
    /** Kinds of letters that are printed with it, both unless said; and into which files. */
    print?: 'login' | 'install' | 'both' | 'none';
    split?: 'none' | 'group' | 'entry';
    /** Many letters, and nobody had looked at a proof of them. */
    withoutProof?: boolean;
  };
  /** A group gets a new certificate and everybody in it new letters; `replaces`: a serial number. */
  'reissue-opened': { batch: string; group: string; people: number; replaces: string };
  /** New initial passwords: the letters before are void; control numbers without their generation. */
  'passwords-reset': { batch: string; loginIds: readonly string[]; numbers: readonly string[] };
  /** The files of a group's certificate were locked under a new install password. */
  'install-password-reset': {
    batch: string;
    group: string;
    people: number;
    numbers: readonly string[];
    serialNumber: string;
  };
  /** Given up before anybody held their keys; the serial numbers are never used again. */
  'certificates-abandoned': { batch: string; count: number; serialNumbers?: readonly string[] };
  /** Signed, with `.p12` and logins, as one. */
  'certificate-issued': {
    batch: string;
    group: string;
    people: number;
    serialNumber: string;
    loginIds?: readonly string[];
  };
  /** New people of a group that has its certificate. */
  'people-joined': { batch: string; file: string; people: number; loginIds?: readonly string[] };
  /** `.p12` files stand on the disk and were read again. */
  'files-written': { batch: string; files: readonly string[] };
  /** One PDF of letters stands in its folder. */
  'letters-made': {
    batch: string;
    letters: 'login' | 'install';
    file: string;
    count: number;
    sha256: string;
    encrypted?: boolean;
  };
  /**
   * Cover sheet and reconciliation list of a run of letters. The head that they print is the hash of the
   * event before this one.
   */
  'lists-made': {
    batch: string;
    letters: 'login' | 'install';
    count: number;
    files: readonly string[];
    checksums: readonly string[];
    cause?: 'spoiled' | 'wording';
  };
  /** Letters of a finished batch were printed again, for a reason, or for the first time without one. */
  'letters-printed': {
    batch: string;
    /** Below the folders of the kinds. */
    folder: string;
    cause?: 'spoiled' | 'wording';
    numbers: readonly string[];
    login: number;
    install: number;
  };
  /** `batch.json` of a finished batch was written anew. */
  'record-written': { batch: string; recordSha256: string };
  /** `recordSha256`: of `batch.json` as it was written then. */
  'batch-finished': {
    batch: string;
    certificates: number;
    people: number;
    letters: number;
    recordSha256?: string;
  };
  /** An interrupted batch goes on in another folder. */
  'batch-moved': { batch: string; from: string; to: string };
  /** Files of a finished batch were made again; numbers of `.p12` files and of letters. */
  'batch-remade': {
    batch: string;
    folder: string;
    p12: number;
    letters: number;
    leftOut: number;
    recordSha256?: string;
  };
  /** Letters of the worst cases were made to be looked at. `fingerprint`: of wording, layout and settings. */
  'letters-proofed': { fingerprint: string; letters: number; roster?: string; format: string };
  /** The roster said something new about known people. */
  'people-changed': { loginIds: readonly string[] };
}

export type EventKind = keyof EventDetails;
