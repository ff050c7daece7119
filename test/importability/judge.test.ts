import { describe, expect, test } from 'vitest';
import { describeP12 } from '../../src/importability/describe-p12.ts';
import { judge } from '../../src/importability/judge.ts';
import { platformRanges } from '../../src/importability/platform.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { passwordText } from '../pkcs12/identity.ts';
import { hasProgram, openssl } from '../x509/judges.ts';
import { fileKinds } from './file-kinds.ts';

describe.skipIf(!hasProgram('openssl', 'version'))('where a file opens', () => {
  test.each(fileKinds)('$file', ({ make, password, refused = {}, unknown = [] }) => {
    const verdicts = judge(describeP12(make(), new Secret(password ?? passwordText)));
    const said = Object.fromEntries(
      verdicts.map(({ range, outcome, reasons: [first] }) => [
        range,
        outcome === 'refuses' ? `${first?.trait ?? ''} ${first?.value ?? ''}` : outcome,
      ]),
    );
    const expected = Object.fromEntries([
      ...platformRanges.map(({ name }) => [name, 'opens'] as const),
      ...unknown.map((name) => [name, 'unknown'] as const),
      ...Object.entries(refused).flatMap(([reason, ranges]) =>
        ranges.map((name) => [name, reason] as const),
      ),
    ]);
    expect(said).toEqual(expected);
  });
});

const isOpenssl30 =
  hasProgram('openssl', 'version') && openssl(['version']).text.startsWith('OpenSSL 3.0.');

test.skipIf(!isOpenssl30)('the program of OpenSSL 3.0 opens a file without a MAC', () => {
  const file = fileKinds.find((row) => row.file === 'no MAC')?.make() ?? Buffer.alloc(0);
  const { status, text } = openssl('pkcs12 -in file -passin file:password -noout'.split(' '), {
    ...{ file, password: passwordText },
  });
  expect([status, text]).toEqual([0, expect.stringContaining('MAC is absent')]);
});

test.each([
  ['the root inside', 'windows-since-1709', ['root-warning']],
  ['spaces in the friendlyName', 'windows-before-1709', ['container-name']],
  ['spaces in the friendlyName', 'ios-before-18', []],
  ['B: modern', 'macos-since-15', ['keychain-access']],
  ['A: compat', 'macos-since-15', []],
  ['no MAC', 'openssl-3.0', ['openssl-program']],
  ['no MAC', 'openssl-3.5', []],
  ['B: modern', 'openssl-3.0', []],
])('a remark on "%s" for %s: %j', (file, range, remarks) => {
  const pfx = fileKinds.find((row) => row.file === file)?.make() ?? Buffer.alloc(0);
  const verdicts = judge(describeP12(pfx, new Secret(passwordText)));
  expect(verdicts.find((one) => one.range === range)?.remarks).toEqual(remarks);
});
