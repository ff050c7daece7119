/** The platform's own decoders, in their strict form. */

/**
 * Decodes octets by a label of the WHATWG Encoding Standard; `undefined` when an octet does not
 * fit. A byte order mark is dropped.
 */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
