/** node-forge's ASN.1 part alone: the whole library takes five times as long to load. */
declare module 'node-forge/lib/asn1.js' {
  import type forge from 'node-forge';

  const asn1: Pick<typeof forge.asn1, 'derToOid' | 'fromDer' | 'oidToDer'>;
  export default asn1;
}
