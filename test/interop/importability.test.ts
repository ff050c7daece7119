/** What programs open must agree with what the table says of the same files. */
import { createSecureContext } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { describeP12 } from '../../src/importability/describe-p12.ts';
import { judge } from '../../src/importability/judge.ts';
import type { RangeName } from '../../src/importability/platform.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { fileKinds, type FileKind } from '../importability/file-kinds.ts';
import { passwordText } from '../pkcs12/identity.ts';
import { hasProgram, judge as runJudge } from '../x509/judges.ts';
import { foreignFiles, foreignPassword, readForeignFile } from './foreign-files.ts';
import { disagreementOf } from './known-disagreements.ts';

describe.skipIf(!hasProgram('openssl', 'version'))('programs agree', () => {
  /** The MAC of the sample cannot be right; a program that knows PBMAC1 must refuse it. */
  const genuine = fileKinds.filter(({ file }) => file !== 'E: PBMAC1');

  const outcomeOf = ({ make, password = passwordText }: FileKind, range: RangeName) => {
    const pfx = make();
    const verdict = judge(describeP12(pfx, new Secret(password))).find(
      (one) => one.range === range,
    );
    return { pfx, password, outcome: verdict?.outcome };
  };

  test.skipIf(!process.versions.openssl.startsWith('3.5.')).each(genuine)(
    'OpenSSL 3.5: $file',
    (row) => {
      const { pfx, password, outcome } = outcomeOf(row, 'openssl-3.5');
      const open = (): unknown => createSecureContext({ pfx, passphrase: password });
      if (outcome === 'opens') expect(open).not.toThrow();
      else expect(open).toThrow();
    },
  );

  test.skipIf(!hasProgram('keytool', '-help')).each(genuine)('JDK 17: $file', (row) => {
    const { pfx, password, outcome } = outcomeOf(row, 'java-17');
    const args = '-list -v -storetype PKCS12 -keystore file -storepass:file password'.split(' ');
    const { text } = runJudge('keytool', ['-J-Duser.language=en', ...args], {
      file: pfx,
      password,
    });
    const opened = text.includes('PrivateKeyEntry') && /Certificate chain length: [1-9]/.test(text);
    expect(opened, text).toBe(outcome === 'opens');
  });
});

/** The judges of docs/interop.md that are platforms of the table, too. */
const judgesInTable: readonly (readonly [string, RangeName])[] = [
  ['OpenSSL', 'openssl-3.0'],
  ['Node 26', 'openssl-3.5'],
  ['NSS', 'nss-before-3.101'],
  ['JDK', 'java-17'],
];

describe.each(judgesInTable)('what %s makes of the files of others', (name, range) => {
  test.each(foreignFiles)('$name', ({ name: file }) => {
    const description = describeP12(readForeignFile(file), new Secret(foreignPassword));
    const verdict = judge(description).find((one) => one.range === range);
    const opens = disagreementOf(name, file)?.finds.opens !== false;
    // The judge is the program, which opens what PKCS12_parse refuses; the verdict says so.
    const byProgram = verdict?.remarks.includes('openssl-program') === true;
    expect(verdict?.outcome).toBe(opens && !byProgram ? 'opens' : 'refuses');
  });
});
