/** Why a certificate is revoked (RFC 5280 5.3.1). */

/** Each reason and its number; 7 was never given out. */
export const reasonCodes = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const;

export type ReasonCode = keyof typeof reasonCodes;

/**
 * Reasons for which a client's certificate is revoked. The others are of no use there:
 * `certificateHold` is meant to be taken back, which `removeFromCRL` does in delta CRLs alone;
 * `cACompromise` and `aACompromise` speak of authorities.
 */
export const clientReasons = [
  'keyCompromise',
  'superseded',
  'affiliationChanged',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'unspecified',
] as const satisfies readonly ReasonCode[];

export type ClientReason = (typeof clientReasons)[number];

/** The reason of a number; undefined for one that RFC 5280 does not know. */
export function reasonCodeOf(code: number): ReasonCode | undefined {
  return (Object.keys(reasonCodes) as ReasonCode[]).find((name) => reasonCodes[name] === code);
}
