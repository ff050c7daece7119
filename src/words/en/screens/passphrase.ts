/** The screen of `hakko passphrase`. */
export const passphrase = {
  finished:
    'A change of the passphrase had been interrupted; it is finished now. The new passphrase is the one that counts.',
  changed: (keys: readonly string[]) =>
    `Changed the passphrase. It opens ${keys.join(', ')}; the old one opens none of them any more.`,
  already: (keys: readonly string[]) =>
    `The new passphrase opens ${keys.join(', ')} already. Nothing was changed.`,
  recoveryCode: {
    new: 'The new recovery code counts from now on; the old one is void.',
    kept: 'The recovery code stays the same.',
    none: 'There is no recovery code: if the passphrase is lost, the CA is lost. “hakko passphrase --new-recovery-code” makes one.',
  },
  elsewhere: (keys: readonly string[]) =>
    `Not here, so not changed: ${keys.join(', ')}. It keeps the old passphrase; keep that with it. Before it is used again, give it the new one: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in OLD -out NEW`,
  backups:
    'Backups keep the passphrase and the recovery code of their time. Make a new one (hakko backup DIR), and destroy the older ones or keep those secrets with them.',
};
