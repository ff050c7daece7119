/**
 * What OpenSSL demands of a .p12, as programs use it (PKCS12_parse): all of it tried. The command
 * `openssl pkcs12` reads a few files more, those without a MAC among them.
 */
import { accepts, refuses, type Demand } from '../demand.ts';
import type { Source } from '../sources.ts';

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';

const always = (source: Source): readonly Demand[] => [
  accepts('encoding', ['DER', 'BER'], 'tried', source),
  accepts('mac', ['id-sha1', 'id-sha256', 'id-sha512'], 'tried', source),
  accepts(
    'encryption',
    [
      tripleDes,
      'clear-certificate',
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA1',
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256',
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA512',
      'id-PBES2 aes128-CBC-PAD id-hmacWithSHA1',
      // As NSS writes them: the PRF without its NULL.
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256-bare',
      'id-PBES2 aes128-CBC-PAD id-hmacWithSHA256-bare',
    ],
    'tried',
    source,
  ),
  accepts('iterations', ['600000', '5000000', 'more'], 'tried', source),
  accepts(
    'keyAlgorithm',
    ['rsa-2048', 'rsa-3072', 'rsa-4096', 'rsa-8192', 'ec-p256', 'ec-p384', 'ed25519', 'rsa-pss'],
    'tried',
    source,
  ),
  accepts('localKeyId', 'others', 'tried', source),
  accepts('friendlyName', ['BMPString'], 'tried', source),
  accepts('password', ['ascii', 'ascii-long', 'empty', 'bmp', 'supplementary'], 'tried', source),
];

/** OpenSSL 1.1. */
export const openssl11: readonly Demand[] = [
  refuses('mac', ['none', 'id-PBMAC1'], 'tried', 'openssl-1.1.1'),
  accepts('encryption', [rc2], 'tried', 'openssl-1.1.1'),
  accepts('friendlyName', ['UTF8String'], 'tried', 'openssl-1.1.1'),
  ...always('openssl-1.1.1'),
];

/** OpenSSL 3.0 without its legacy provider, as it comes. */
export const openssl30: readonly Demand[] = [
  refuses('mac', ['none', 'id-PBMAC1'], 'tried', 'openssl-3.0'),
  refuses('encryption', [rc2], 'tried', 'openssl-3.0'),
  refuses('friendlyName', ['UTF8String'], 'tried', 'openssl-3.0'),
  ...always('openssl-3.0'),
];

/** OpenSSL 3.5 without its legacy provider. */
export const openssl35: readonly Demand[] = [
  accepts('mac', ['none', 'id-PBMAC1'], 'tried', 'openssl-3.5'),
  refuses('encryption', [rc2], 'tried', 'openssl-3.5'),
  refuses('friendlyName', ['UTF8String'], 'tried', 'openssl-3.5'),
  ...always('openssl-3.5'),
];
