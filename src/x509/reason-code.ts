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

/** The reason of a number; undefined for one that RFC 5280 does not know. */
export function reasonCodeOf(code: number): ReasonCode | undefined {
  return (Object.keys(reasonCodes) as ReasonCode[]).find((name) => reasonCodes[name] === code);
}
