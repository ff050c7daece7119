/**
 * What Android demands of a .p12: read in the source of its BouncyCastle and of its installer. Where
 * only BouncyCastle 1.72 was tried, which is its near relation, nothing is claimed of Android.
 */
import { accepts, refuses, type Demand } from '../demand.ts';

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';

const always: readonly Demand[] = [
  accepts('encoding', ['DER'], 'read', 'aosp-bouncycastle'),
  accepts('mac', ['id-sha1'], 'read', 'aosp-bouncycastle'),
  refuses('mac', ['id-PBMAC1'], 'read', 'aosp-bouncycastle'),
  refuses('mac', ['none'], 'unknown', 'bouncycastle-1.72'),
  accepts('encryption', [tripleDes, rc2, 'clear-certificate'], 'read', 'aosp-bouncycastle'),
  refuses('encryption', ['clear-key'], 'read', 'aosp-bouncycastle'),
  accepts('iterations', ['600000'], 'read', 'aosp-bouncycastle'),
  accepts('keyAlgorithm', ['rsa-2048'], 'read', 'aosp-bouncycastle'),
  accepts('keyAlgorithm', 'others', 'unknown', 'android-untried'),
  accepts('localKeyId', ['paired'], 'read', 'aosp-bouncycastle'),
  // Without it the first certificate of the file becomes the owner's.
  accepts('localKeyId', ['unpaired-no-name first'], 'read', 'aosp-bouncycastle'),
  refuses(
    'localKeyId',
    ['unpaired-same-name first', 'unpaired-other-name first'],
    'unknown',
    'bouncycastle-1.72',
  ),
  refuses('localKeyId', 'others', 'read', 'aosp-bouncycastle'),
  accepts('friendlyName', ['BMPString'], 'read', 'android-certinstaller'),
  refuses('friendlyName', 'others', 'unknown', 'bouncycastle-1.72'),
  // The CA would be installed as the owner.
  accepts('issuerName', ['own'], 'tried', 'bouncycastle-1.72'),
  refuses('issuerName', ['end-entity'], 'tried', 'bouncycastle-1.72'),
  // The installer calls it a CA certificate.
  accepts('basicConstraints', ['end-entity'], 'read', 'android-certinstaller'),
  refuses('basicConstraints', ['cA'], 'read', 'android-certinstaller'),
  accepts('password', ['ascii'], 'read', 'aosp-bouncycastle'),
  refuses('password', ['empty'], 'unknown', 'bouncycastle-1.72'),
];

/** Android 7 to 13 as shipped. */
export const androidBefore14: readonly Demand[] = [
  ...always,
  refuses('encryption', ['id-PBES2'], 'read', 'aosp-bouncycastle'),
];

/** Android 12 and 13 with the system update of April 2023 or a later one. */
export const androidUpdated: readonly Demand[] = [
  ...always,
  accepts('mac', ['id-sha256'], 'unknown', 'aosp-art-2023'),
  accepts('encryption', ['id-PBES2'], 'unknown', 'aosp-art-2023'),
];

/** Android 14 to 16. */
export const androidSince14: readonly Demand[] = [
  ...always,
  accepts('mac', ['id-sha256'], 'read', 'aosp-bouncycastle-14'),
  accepts(
    'encryption',
    ['id-PBES2 aes256-CBC-PAD id-hmacWithSHA256'],
    'read',
    'aosp-bouncycastle-14',
  ),
  accepts('encryption', ['id-PBES2'], 'unknown', 'android-untried'),
];
