/** What keeps the portal from being started. */
export interface PortalErrorArgs {
  /** `address`: as it was asked for; `errno` is the system's own name, such as EADDRINUSE. */
  'listen-failed': { address: string; errno: string };
  /** Not of the form `127.0.0.1:8443`. */
  'listen-invalid': { flag: string; value: string };
  /** Passwords would go over a network in clear. */
  'plain-http-exposed': { address: string };
  /** A certificate for the server that cannot be used; `reason` is OpenSSL's. */
  'server-certificate-unusable': { path: string; reason: string };
  'server-certificate-ended': { path: string; notAfter: Date };
  /** Or the clock of this machine is wrong. */
  'server-certificate-early': { path: string; notBefore: Date };
  /** Its passphrase would have to lie beside it. */
  'server-key-encrypted': { path: string };
  /** No key at all; `reason` is OpenSSL's. */
  'server-key-unusable': { path: string; reason: string };
  /** The key is that of another certificate. */
  'server-key-mismatch': { certificate: string; key: string };
  /** Nobody knows who has downloaded. */
  'portal-never-ran': { folder: string };
  /** As many keys as certificates, in the same order. */
  'server-key-missing': { certificates: number; keys: number };
}
