/** What stands in the way of a revocation, or of the end of a login. Nothing is written then. */
export interface WithdrawalErrorArgs {
  /** `near`: groups and serial numbers that are spelled alike. */
  'certificate-unknown': { query: string; near: readonly string[] };
  /** One person's login ID, where revoking would hit everybody of her group. */
  'certificate-shared': { loginId: string; group: string; people: number };
  'logins-unknown': {
    logins: readonly { readonly loginId: string; readonly near: readonly string[] }[];
  };
  /** An interrupted batch has not given them their logins yet. */
  'logins-waiting': { loginIds: readonly string[]; batch: string };
  /** Logins that have ended: nothing of theirs can be replaced. */
  'logins-over': { loginIds: readonly string[] };
  /** The group has no certificate that is issued and in date. */
  'certificate-not-in-use': { group: string };
  /** Nobody holds a login of the group any more. */
  'reissue-nobody': { group: string };
  /** The group has a certificate besides the one that was named. */
  'reissue-not-needed': { group: string; serialNumber: string };
  /** Made less than a day ago in place of a revoked one: the same command once more, it seems. */
  'reissue-just-made': { group: string; serialNumber: string; at: string };
  /** Dates as people of the site count them. */
  'invalidity-date-outside': { date: string; from: string; to: string };
  /** A reason of RFC 5280 5.3.1 that no client's certificate is revoked for here. */
  'reason-not-for-clients': { reason: string };
}
