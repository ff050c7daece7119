import { createPrivateKey } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openPfx, type OpenedPfx } from '../../src/pkcs12/open.ts';
import { readBer } from '../../src/pkcs12/read-ber.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { codeOf } from '../x509/codes.ts';
import {
  foreignFiles,
  foreignPassword,
  readForeignFile,
  readForeignIdentity,
} from './foreign-files.ts';

const password = new Secret(foreignPassword);
const wrongPassword = new Secret('l7m3xq9w2hu5ctn8zr4d');
const opened = foreignFiles.filter(({ outcome }) => outcome === 'DER' || outcome === 'BER');
const { key, leaf, issuing } = readForeignIdentity();

test('every file of the folder stands in the list', () => {
  const names = readdirSync(new URL('../../fixtures/foreign/', import.meta.url))
    .filter((name) => name.endsWith('.p12'))
    .map((name) => name.slice(0, -'.p12'.length));
  expect(names.toSorted()).toEqual(foreignFiles.map(({ name }) => name).toSorted());
});

describe.each(opened)('$name', ({ name, outcome, algorithms }) => {
  const pfx = readForeignFile(name);

  test('is opened whole', () => {
    const { certificates, privateKey, ...rest } = openPfx(pfx, password, readBer);
    expect(certificates).toEqual([leaf, issuing]);
    // Some programs spell the PrivateKeyInfo in their own way; the numbers are the same.
    expect(numbersOf(privateKey)).toEqual(numbersOf(key));
    expect(algorithmsOf(rest)).toBe(algorithms);
  });

  test(`is ${outcome}`, () => {
    expect(codeOf(() => openPfx(pfx, password))).toBe(outcome === 'DER' ? 'none' : 'p12-not-der');
  });

  test('needs its password', () => {
    expect(codeOf(() => openPfx(pfx, wrongPassword, readBer))).toBe('p12-password-wrong');
  });
});

test.each(foreignFiles.filter((file) => !opened.includes(file)))(
  '$name is not opened: $outcome',
  ({ name, outcome }) => {
    const pfx = readForeignFile(name);
    expect(codeOf(() => openPfx(pfx, password))).toBe(outcome);
    expect(codeOf(() => openPfx(pfx, password, readBer))).toBe(outcome);
  },
);

const numbersOf = (der: Buffer): object =>
  createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });

function algorithmsOf({ mac, bags }: Pick<OpenedPfx, 'mac' | 'bags'>): string {
  const of = (bagType: string): string =>
    bags.find((bag) => bag.bagType === bagType)?.encryption?.algorithm ?? 'clear';
  return [mac.digest, of('certBag'), of('pkcs8ShroudedKeyBag')].join(' ');
}
