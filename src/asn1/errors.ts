/** What can be wrong with bytes that should be DER, and with text that should be PEM. */

/** How the bytes break the rules of X.690 (DER), or do not have the shape that a standard demands. */
export type DerFault =
  | 'truncated'
  | 'trailing-bytes'
  | 'indefinite-length'
  | 'length-not-minimal'
  | 'constructed-string'
  | 'value-not-canonical'
  | 'tag-unsupported'
  | 'too-deep'
  | 'unexpected';

export interface Asn1ErrorArgs {
  /** `offset` counts octets from the start of the bytes that were read. */
  'der-fault': { readonly fault: DerFault; readonly offset: number };
  /** No PEM block with one of these labels stands in the text. */
  'pem-missing': { readonly labels: readonly string[] };
}
