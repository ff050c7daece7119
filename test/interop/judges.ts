/** All judges, in the order of the table's columns. */
import type { Judge } from './judge.ts';
import { gnutls } from './judges/gnutls.ts';
import { bouncyCastle, jdk } from './judges/java.ts';
import { node24Tls, nodeTls } from './judges/node-tls.ts';
import { nss } from './judges/nss.ts';
import { openssl } from './judges/openssl.ts';
import { pyca } from './judges/pyca.ts';

export const judges: readonly Judge[] = [
  openssl,
  nodeTls,
  node24Tls,
  nss,
  gnutls,
  jdk,
  bouncyCastle,
  pyca,
];
