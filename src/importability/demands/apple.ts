/**
 * What macOS, iOS and iPadOS demand of a .p12: read in Apple's published source, over the tags 58286 to
 * 61901 of its Security project. No device was tried. On Apple, too, "wrong password" is what a person
 * sees, whatever the reason.
 */
import { accepts, refuses, type Demand } from '../demand.ts';

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';

/** Of all readers. Certificates may stand in clear, as node-forge writes them. */
const always: readonly Demand[] = [
  accepts('encoding', ['DER'], 'read', 'apple-p12import'),
  accepts('encryption', [tripleDes, rc2, 'clear-certificate'], 'read', 'apple-p12import'),
  // No bound was found in the source; more was not looked for.
  accepts('iterations', ['600000'], 'read', 'apple-p12import'),
  accepts('localKeyId', ['paired'], 'read', 'apple-p12import'),
  accepts('friendlyName', ['BMPString'], 'read', 'apple-p12import'),
  refuses('friendlyName', 'others', 'unknown', 'apple-untried'),
  accepts('password', ['ascii'], 'read', 'apple-p12import'),
];

/** SHA-1 and PKCS#12's own schemes, nothing of PBES2. */
const beforePbes2: readonly Demand[] = [
  accepts('mac', ['id-sha1'], 'read', 'apple-p12import'),
  refuses('mac', ['none'], 'unknown', 'apple-untried'),
  refuses('mac', 'others', 'read', 'apple-p12import'),
  refuses('encryption', ['id-PBES2'], 'read', 'apple-p12import'),
];

/** AES-256 is hard-wired, its PRF too, and that must be written out with its NULL. */
const sincePbes2: readonly Demand[] = [
  accepts(
    'mac',
    ['id-sha1', 'id-sha224', 'id-sha256', 'id-sha384', 'id-sha512'],
    'read',
    'apple-p12import-61439',
  ),
  refuses('mac', ['none', 'id-PBMAC1'], 'read', 'apple-p12import-61439'),
  accepts(
    'encryption',
    ['id-PBES2 aes256-CBC-PAD id-hmacWithSHA256'],
    'read',
    'apple-p12import-61439',
  ),
  refuses('encryption', ['id-PBES2'], 'read', 'apple-p12import-61439'),
];

/** RSA and EC: with any other key nothing of the file comes in. */
const keys: readonly Demand[] = [
  accepts('keyAlgorithm', ['rsa-2048', 'ec-p256', 'ec-p384'], 'read', 'apple-p12import'),
  refuses('keyAlgorithm', ['ec-p521'], 'unknown', 'apple-p521'),
  accepts(
    'keyAlgorithm',
    ['rsa-1024', 'rsa-3072', 'rsa-4096', 'rsa-8192'],
    'unknown',
    'apple-untried',
  ),
  refuses('keyAlgorithm', ['unreadable'], 'unknown', 'apple-untried'),
  refuses('keyAlgorithm', ['ed25519', 'ed448', 'rsa-pss'], 'read', 'apple-p12import'),
];

const ios: readonly Demand[] = [
  ...always,
  ...keys,
  refuses('encryption', ['clear-key'], 'read', 'apple-p12import'),
  // A name that key and certificate share will do.
  accepts('localKeyId', ['unpaired-same-name'], 'read', 'apple-p12import'),
  refuses('localKeyId', 'others', 'read', 'apple-p12import'),
  refuses('password', ['empty'], 'unknown', 'apple-untried'),
];

const macos: readonly Demand[] = [
  ...always,
  refuses('password', ['empty'], 'read', 'apple-empty-password'),
];

/** iOS and iPadOS 13 to 17. */
export const iosBefore18: readonly Demand[] = [...ios, ...beforePbes2];

/** iOS and iPadOS 18 and 26. */
export const iosSince18: readonly Demand[] = [...ios, ...sincePbes2];

/** macOS 10.15 to 14. */
export const macosBefore15: readonly Demand[] = [
  ...macos,
  ...beforePbes2,
  accepts('keyAlgorithm', ['rsa-2048'], 'read', 'apple-p12import'),
];

/** macOS 15 and 26 by SecPKCS12Import: profiles, and `security import -f pkcs12`. */
export const macosSince15: readonly Demand[] = [...macos, ...sincePbes2, ...keys];

/** macOS 15 and 26 by SecItemImport: `security import` without `-f` still takes the older coder. */
export const macosItemImport: readonly Demand[] = [
  ...macos,
  accepts('mac', ['id-sha1'], 'read', 'apple-pkcs12-coder'),
  refuses('mac', ['id-PBMAC1'], 'read', 'apple-pkcs12-coder'),
  refuses('mac', 'others', 'unknown', 'apple-untried'),
  refuses('encryption', ['id-PBES2'], 'read', 'apple-pkcs12-coder'),
  accepts('keyAlgorithm', ['rsa-2048'], 'read', 'apple-pkcs12-coder'),
];
