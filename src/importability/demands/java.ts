/** What the JDK demands of a .p12. Version 17 was tried with keytool; the others are read. */
import { accepts, refuses, type Demand } from '../demand.ts';

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';

/** @param claimed of what its documents say of all versions; @param evidence of what 17 alone showed */
const always = (claimed: 'tried' | 'read', evidence: 'tried' | 'unknown'): readonly Demand[] => [
  accepts('encoding', ['DER'], claimed, 'jdk-17'),
  accepts('encoding', ['BER'], evidence, 'jdk-17'),
  refuses('mac', ['id-PBMAC1'], 'read', 'jdk-8370042'),
  accepts('mac', ['none'], evidence, 'jdk-17'),
  refuses('encryption', ['clear-key'], evidence, 'jdk-17'),
  accepts('iterations', ['600000'], claimed, 'jdk-17'),
  accepts('iterations', ['5000000'], evidence, 'jdk-17'),
  refuses('iterations', 'others', evidence, 'jdk-17'),
  accepts('keyAlgorithm', ['rsa-2048'], claimed, 'jdk-17'),
  accepts(
    'keyAlgorithm',
    ['rsa-3072', 'rsa-4096', 'rsa-8192', 'ec-p256', 'ec-p384', 'ed25519', 'rsa-pss'],
    evidence,
    'jdk-17',
  ),
  accepts('localKeyId', ['paired'], claimed, 'jdk-17'),
  accepts('localKeyId', ['unpaired-same-name'], evidence, 'jdk-17'),
  // The key appears without its chain.
  refuses('localKeyId', 'others', evidence, 'jdk-17'),
  accepts('friendlyName', ['BMPString'], claimed, 'jdk-17'),
  refuses('friendlyName', ['UTF8String'], evidence, 'jdk-17'),
  accepts('password', ['ascii'], claimed, 'jdk-17'),
  accepts('password', ['ascii-long', 'empty'], evidence, 'jdk-17'),
  // "Password is not ASCII."
  refuses('password', ['bmp', 'supplementary'], evidence, 'jdk-17'),
];

/** Java 8 before 8u301, 11 before 11.0.12: HmacPBESHA256 is not there. */
export const javaBefore8u301: readonly Demand[] = [
  accepts('mac', ['id-sha1'], 'read', 'jdk-8267701'),
  refuses('mac', ['id-sha256'], 'read', 'jdk-8267701'),
  accepts('encryption', [tripleDes, rc2, 'clear-certificate'], 'read', 'jdk-8267701'),
  accepts('encryption', ['id-PBES2'], 'unknown', 'jdk-8267701'),
  ...always('read', 'unknown'),
];

/** Java 8 from 8u301 and 11 from 11.0.12 on. */
export const javaSince8u301: readonly Demand[] = [
  accepts('mac', ['id-sha1', 'id-sha256'], 'read', 'jdk-8267701'),
  accepts(
    'encryption',
    [tripleDes, rc2, 'clear-certificate', 'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256'],
    'read',
    'jdk-8267701',
  ),
  accepts('encryption', ['id-PBES2'], 'unknown', 'jdk-17'),
  ...always('read', 'unknown'),
];

/** Java 17. */
export const java17: readonly Demand[] = [
  accepts('mac', ['id-sha1', 'id-sha256', 'id-sha512'], 'tried', 'jdk-17'),
  accepts(
    'encryption',
    [
      tripleDes,
      rc2,
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
    'jdk-17',
  ),
  ...always('tried', 'tried'),
];

/** Java 21: from 20 on RC2 is not opened by default. */
export const java21: readonly Demand[] = [
  refuses('encryption', [rc2], 'read', 'jdk-legacy'),
  ...javaSince8u301,
];
