/** Kinds of `.p12` files, each with the ranges of platforms that do not open it, and why. */
import type { RangeName } from '../../src/importability/platform.ts';
import { encodePfx } from '../../src/pkcs12/encode.ts';
import { contentOf, makeIdentity, pfxOf } from '../pkcs12/identity.ts';
import { openssl } from '../x509/judges.ts';
import {
  asBer,
  forgeP12,
  makeRsaIdentity,
  oddP12,
  opensslP12,
  pbmac1P12,
  selfSigned,
} from './sample-p12.ts';

const identity = await makeIdentity('rsa-2048');
const rsa = await makeRsaIdentity();

const windows = ['windows-before-1709', 'windows-since-1709'] as const;
const macos = ['macos-before-15', 'macos-since-15', 'macos-item-import'] as const;
const ios = ['ios-before-18', 'ios-since-18'] as const;
const android = ['android-before-14', 'android-updated', 'android-since-14'] as const;
const java = ['java-before-8u301', 'java-since-8u301', 'java-17', 'java-21'] as const;
const olderJava = ['java-before-8u301', 'java-since-8u301', 'java-21'] as const;
const openssl3 = ['openssl-3.0', 'openssl-3.5'] as const;

/** One file and what is expected of it. Ranges that are not named open it. */
export interface FileKind {
  readonly file: string;
  readonly make: () => Buffer;
  readonly password?: string;
  /** The demand that fails first, with its value, and the ranges where it does. */
  readonly refused?: Readonly<Record<string, readonly RangeName[]>>;
  readonly unknown?: readonly RangeName[];
}

const el = 'nss-enterprise-linux';
const sha1 = { 'mac id-sha1': [el] } as const;
const aes256 = 'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256';
const modernRefused = {
  'protection AES256-SHA256': ['windows-before-1709'],
  'mac id-sha256': ['macos-before-15', 'ios-before-18', 'java-before-8u301'],
  [`encryption ${aes256}`]: ['macos-item-import', 'android-before-14'],
} as const;

export const fileKinds: readonly FileKind[] = [
  { file: 'A: compat', make: () => pfxOf(identity, 'compat'), refused: sha1 },
  {
    file: 'A: 3DES of openssl',
    make: () =>
      opensslP12(identity, '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1'.split(' ')),
    refused: sha1,
  },
  {
    file: 'A: node-forge, certificates in clear',
    make: () => forgeP12(rsa, '3des'),
    refused: sha1,
    unknown: [...windows, 'nss-since-3.101'],
  },
  {
    file: 'B: modern',
    make: () => pfxOf(identity, 'modern'),
    refused: modernRefused,
    unknown: ['android-updated'],
  },
  {
    file: 'B: openssl 3 as it comes',
    make: () => opensslP12(identity, []),
    refused: modernRefused,
    unknown: ['android-updated'],
  },
  {
    file: 'C: node-forge with AES-256',
    make: () => forgeP12(rsa, 'aes256'),
    refused: {
      'encryption id-PBES2 aes256-CBC-PAD id-hmacWithSHA1': [...macos, ...ios, 'android-before-14'],
      ...sha1,
    },
    unknown: [...windows, 'android-updated', 'android-since-14', ...olderJava, 'nss-since-3.101'],
  },
  {
    file: 'C: node-forge as it comes, AES-128',
    make: () => forgeP12(rsa, 'aes128'),
    refused: {
      'encryption id-PBES2 aes128-CBC-PAD id-hmacWithSHA1': [...macos, ...ios, 'android-before-14'],
      ...sha1,
    },
    unknown: [...windows, 'android-updated', 'android-since-14', ...olderJava, 'nss-since-3.101'],
  },
  ...(hasLegacyProvider()
    ? [
        {
          file: 'D: RC2-40, as OpenSSL 1.1',
          make: () => opensslP12(identity, ['-legacy']),
          refused: {
            'encryption pbewithSHAAnd40BitRC2-CBC': ['java-21', ...openssl3],
            ...sha1,
          },
          unknown: ['windows-since-1709', 'nss-since-3.101'],
        } as const satisfies FileKind,
      ]
    : []),
  {
    file: 'E: PBMAC1',
    make: () => pbmac1P12(identity),
    refused: {
      'mac id-PBMAC1': [
        ...macos,
        ...ios,
        ...android,
        ...java,
        'nss-before-3.101',
        'openssl-1.1',
        'openssl-3.0',
      ],
    },
    unknown: [...windows, el],
  },
  {
    file: 'no MAC',
    make: () => opensslP12(identity, ['-nomac']),
    refused: {
      'mac none': [
        'macos-since-15',
        'ios-since-18',
        'nss-before-3.101',
        'openssl-1.1',
        'openssl-3.0',
      ],
      [`encryption ${aes256}`]: [
        'macos-before-15',
        'macos-item-import',
        'ios-before-18',
        'android-before-14',
      ],
    },
    unknown: [
      ...windows,
      'android-updated',
      'android-since-14',
      ...olderJava,
      'nss-since-3.101',
      el,
    ],
  },
  {
    file: 'no localKeyId, the name on both',
    make: () => oddP12(identity, { localKeyId: 'none' }),
    refused: {
      'localKeyId unpaired-same-name first': ['nss-before-3.101'],
      ...sha1,
    },
    unknown: [...windows, ...macos, ...android, ...olderJava, 'nss-since-3.101'],
  },
  {
    file: 'no localKeyId, the name on both, the CA first',
    make: () => oddP12(identity, { localKeyId: 'none', issuerFirst: true }),
    refused: {
      'localKeyId unpaired-same-name later': [...android, 'nss-before-3.101'],
      ...sha1,
    },
    unknown: [...windows, ...macos, ...olderJava, 'nss-since-3.101'],
  },
  {
    file: 'no localKeyId, no name, the CA first',
    make: () => oddP12(identity, { localKeyId: 'none', friendlyName: 'none', issuerFirst: true }),
    refused: {
      'localKeyId unpaired-no-name later': [...ios, ...android, 'java-17', 'nss-before-3.101'],
      ...sha1,
    },
    unknown: [...windows, ...macos, ...olderJava, 'nss-since-3.101'],
  },
  {
    file: 'no localKeyId, no name, the owner first',
    make: () => oddP12(identity, { localKeyId: 'none', friendlyName: 'none' }),
    refused: {
      'localKeyId unpaired-no-name first': [...ios, 'java-17', 'nss-before-3.101'],
      ...sha1,
    },
    unknown: [...windows, ...macos, ...olderJava, 'nss-since-3.101'],
  },
  {
    file: 'friendlyName as UTF8String',
    make: () => oddP12(identity, { friendlyName: 'UTF8String' }),
    refused: {
      'friendlyName UTF8String': ['java-17', 'nss-before-3.101', ...openssl3],
      ...sha1,
    },
    unknown: [...windows, ...macos, ...ios, ...android, ...olderJava, 'nss-since-3.101'],
  },
  {
    file: "the owner's name on the CA",
    make: () => oddP12(identity, { issuerName: 'end-entity' }),
    refused: { 'issuerName end-entity': android, ...sha1 },
  },
  {
    file: 'a certificate that is a CA',
    make: () => {
      const { certificate, keyPair } = rsa.root;
      return encodePfx({
        ...contentOf(rsa, 'compat'),
        privateKey: keyPair.privateKey,
        certificates: [certificate],
      });
    },
    refused: { 'basicConstraints cA': android, ...sha1 },
  },
  {
    file: 'Ed25519',
    make: () => opensslP12(selfSigned('-algorithm', 'ed25519'), []),
    refused: {
      ...modernRefused,
      'keyAlgorithm ed25519': ['macos-since-15', 'ios-since-18', 'nss-before-3.101'],
    },
    unknown: [
      'windows-since-1709',
      'android-updated',
      'android-since-14',
      'java-since-8u301',
      'java-21',
      'nss-since-3.101',
      el,
    ],
  },
  {
    file: 'RSA-PSS',
    make: () => opensslP12(selfSigned('-algorithm', 'RSA-PSS'), []),
    refused: { ...modernRefused, 'keyAlgorithm rsa-pss': ['macos-since-15', 'ios-since-18'] },
    unknown: [
      'windows-since-1709',
      'android-updated',
      'android-since-14',
      'java-since-8u301',
      'java-21',
      'nss-since-3.101',
      el,
    ],
  },
  {
    file: 'the root inside',
    make: () =>
      encodePfx({
        ...contentOf(identity, 'compat'),
        certificates: [...identity.certificates, identity.root.certificate],
      }),
    refused: sha1,
  },
  {
    file: 'spaces in the friendlyName',
    make: () => encodePfx({ ...contentOf(identity, 'compat'), friendlyName: 'G13B 2026 11' }),
    refused: sha1,
  },
  {
    file: '700,000 iterations',
    make: () => opensslP12(identity, ['-iter', '700000']),
    refused: {
      ...modernRefused,
      'iterations 5000000 700000': ['windows-since-1709'],
    },
    unknown: [
      'macos-since-15',
      'ios-since-18',
      'android-updated',
      'android-since-14',
      'java-since-8u301',
      'java-21',
      'nss-since-3.101',
      el,
    ],
  },
  {
    file: 'a Japanese password',
    make: () => opensslP12(identity, [], 'みなと'),
    password: 'みなと',
    refused: { ...modernRefused, 'password bmp': ['java-17'] },
    unknown: [
      'windows-since-1709',
      'macos-since-15',
      'ios-since-18',
      'android-updated',
      'android-since-14',
      'java-since-8u301',
      'java-21',
      'nss-since-3.101',
      el,
    ],
  },
  {
    file: 'BER',
    make: () => asBer(pfxOf(identity, 'compat')),
    refused: sha1,
    unknown: [...windows, ...macos, ...ios, ...android, ...olderJava, 'nss-since-3.101'],
  },
];

function hasLegacyProvider(): boolean {
  return openssl(['list', '-providers', '-provider', 'legacy']).text.includes('Legacy');
}
