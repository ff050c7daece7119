/**
 * The files of the matrix: every profile, key, depth of the CA and kind of names with every other, and
 * one of each profile for each thing that a setting adds.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePem } from '../../src/asn1/pem.ts';
import { providerAttribute } from '../../src/batch/windows-provider.ts';
import { encodePfx } from '../../src/pkcs12/encode.ts';
import { p12Profiles, type P12Profile } from '../../src/pkcs12/profile.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { friendlyNames, keyPairOf, makeAuthority, signFor, type Names } from './authority.ts';
import type { Exhibits, P12File } from './judge.ts';

const password = 'k7m3xq9w2hu5ctn8zr4d';
const keyAlgorithms = ['rsa-2048', 'rsa-4096', 'ec-p256'] as const;
const tierNames = ['root only', 'root and issuing CA'] as const;
const names = ['ascii', 'japanese'] as const satisfies readonly Names[];

/** What a setting adds: `p12.includeRoot`, `p12.windowsProvider`. */
const additions = ['root', 'Windows provider'] as const;

interface Row {
  /** Of the file. */
  readonly name: string;
  readonly profile: P12Profile;
  readonly keyAlgorithm: (typeof keyAlgorithms)[number];
  readonly tiers: (typeof tierNames)[number];
  readonly names: Names;
  readonly added: (typeof additions)[number] | '';
}

const rowOf = (row: Omit<Row, 'name'>): Row => {
  const words = [row.profile, row.keyAlgorithm, row.tiers, row.names, row.added];
  return { ...row, name: words.filter(Boolean).join('-').replaceAll(' ', '-') };
};

/** The rows of the matrix, in the order of the table. */
export const rows: readonly Row[] = p12Profiles.flatMap((profile) => [
  ...keyAlgorithms.flatMap((keyAlgorithm) =>
    tierNames.flatMap((tiers) =>
      names.map((each) => rowOf({ profile, keyAlgorithm, tiers, names: each, added: '' })),
    ),
  ),
  ...additions.map((added) =>
    rowOf({
      ...{ profile, keyAlgorithm: 'rsa-2048', tiers: 'root and issuing CA', names: 'ascii', added },
    }),
  ),
]);

/** Writes all files into a new folder. */
export async function writeExhibits(): Promise<Exhibits> {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-interop-'));
  const files: P12File[] = [];
  for (const row of rows) {
    const { pfx, ...file } = await makeFile(row);
    files.push(file);
    writeFileSync(join(folder, `${file.name}.p12`), pfx);
    writeFileSync(join(folder, `${file.name}.root.pem`), encodePem('CERTIFICATE', file.root));
  }
  const wrongPassword = password.replace('k', 'l');
  writeFileSync(join(folder, 'password'), password);
  writeFileSync(join(folder, 'wrong-password'), wrongPassword);
  return { folder, files, password, wrongPassword };
}

/** Removes the folder. */
export const removeExhibits = ({ folder }: Exhibits): void => {
  rmSync(folder, { recursive: true });
};

/** The CA has the same kind of key as the client. */
async function makeFile(row: Row): Promise<P12File & { readonly pfx: Buffer }> {
  const root = await makeAuthority(row.keyAlgorithm, row.names);
  const issuing =
    row.tiers === 'root only' ? undefined : await makeAuthority(row.keyAlgorithm, row.names, root);
  const keyPair = keyPairOf(row.keyAlgorithm, 'client');
  const certificate = await signFor(issuing ?? root, keyPair, 'client', row.names);
  const certificates = [
    certificate,
    ...(issuing === undefined ? [] : [issuing.certificate]),
    ...(row.added === 'root' ? [root.certificate] : []),
  ];
  const pfx = encodePfx({
    privateKey: keyPair.privateKey,
    certificates,
    friendlyName: friendlyNames[row.names],
    password: new Secret(password),
    profile: row.profile,
    random: systemRandom,
    ...providerAttribute(row.added === 'Windows provider' ? 'software-ksp' : 'none'),
  });
  return { name: row.name, pfx, certificates, root: root.certificate };
}
