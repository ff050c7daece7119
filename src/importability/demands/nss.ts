/** What NSS demands of a .p12: Firefox everywhere, Chrome on Linux. 3.87 was tried, later ones are read. */
import { accepts, refuses, type Demand } from '../demand.ts';

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';
const modern = 'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256';

/** @param claimed of what its notes say of all versions; @param evidence of what 3.87 alone showed */
const always = (claimed: 'tried' | 'read', evidence: 'tried' | 'unknown'): readonly Demand[] => [
  accepts('encoding', ['DER'], claimed, 'nss-3.87'),
  accepts('encoding', ['BER'], evidence, 'nss-3.87'),
  accepts('mac', ['id-sha1', 'id-sha256'], 'read', 'nss-source'),
  accepts('mac', ['id-sha512'], evidence, 'nss-3.87'),
  refuses('mac', ['none'], evidence, 'nss-3.87'),
  accepts('encryption', [tripleDes, modern], 'read', 'nss-source'),
  accepts(
    'encryption',
    [
      rc2,
      'clear-certificate',
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA1',
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA512',
      'id-PBES2 aes128-CBC-PAD id-hmacWithSHA1',
      // As NSS writes them: the PRF without its NULL.
      'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256-bare',
      'id-PBES2 aes128-CBC-PAD id-hmacWithSHA256-bare',
    ],
    evidence,
    'nss-3.87',
  ),
  accepts('iterations', ['600000'], claimed, 'nss-3.87'),
  accepts('iterations', ['5000000', 'more'], evidence, 'nss-3.87'),
  accepts('keyAlgorithm', ['rsa-2048'], claimed, 'nss-3.87'),
  accepts(
    'keyAlgorithm',
    ['rsa-3072', 'rsa-4096', 'rsa-8192', 'ec-p256', 'ec-p384', 'rsa-pss'],
    evidence,
    'nss-3.87',
  ),
  refuses('keyAlgorithm', ['ed25519'], evidence, 'nss-3.87'),
  accepts('localKeyId', ['paired'], claimed, 'nss-3.87'),
  // SEC_ERROR_PKCS12_UNABLE_TO_IMPORT_KEY.
  refuses('localKeyId', 'others', evidence, 'nss-3.87'),
  accepts('friendlyName', ['BMPString'], claimed, 'nss-3.87'),
  refuses('friendlyName', ['UTF8String'], evidence, 'nss-3.87'),
  accepts('password', ['ascii'], claimed, 'nss-3.87'),
  accepts('password', ['ascii-long', 'empty', 'bmp', 'supplementary'], evidence, 'nss-3.87'),
];

/** NSS 3.30 to 3.100. */
export const nssBefore3101: readonly Demand[] = [
  refuses('mac', ['id-PBMAC1'], 'tried', 'nss-3.87'),
  ...always('tried', 'tried'),
];

/** NSS from 3.101 on. */
export const nssSince3101: readonly Demand[] = [
  accepts('mac', ['id-PBMAC1'], 'read', 'nss-3.101'),
  ...always('read', 'unknown'),
];

/** NSS under the policy of Enterprise Linux 9 and 10, which forbids SHA-1 and 3DES in a .p12. */
export const nssEnterpriseLinux: readonly Demand[] = [
  refuses('mac', ['id-sha1'], 'read', 'nss-el-policy'),
  accepts('mac', ['id-sha256'], 'read', 'nss-el-policy'),
  refuses('encryption', [tripleDes], 'read', 'nss-el-policy'),
  accepts('encryption', [modern], 'read', 'nss-el-policy'),
  refuses('mac', 'others', 'unknown', 'nss-el-policy'),
  refuses('encryption', 'others', 'unknown', 'nss-el-policy'),
  ...always('read', 'unknown'),
];
