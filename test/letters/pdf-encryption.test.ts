import { createDecipheriv, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPdfEncryption } from '../../src/letters/pdf/pdf-encryption.ts';
import { readLetters } from '../../src/letters/read-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { temporaryFolder } from '../system/world.ts';
import { installLetter, loginLetter, pdfOf, print, templates } from './letter-fixtures.ts';

/** PDFs under a password: other programs say how strong they are, and open them with the right one alone. */

const password = new Secret('kX7-canary-print-shop');
const pdfPassword = { password, random: randomBytes };
const letters = [loginLetter(), loginLetter({ controlNumber: 'A000009-5' })];

/** The PDF as a file beside a file with its password: no password stands in an argument. */
async function placed(): Promise<(name: string) => string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'letters.pdf'), await pdfOf(letters, { pdfPassword }));
  writeFileSync(join(folder, 'password.txt'), password.reveal());
  return (name) => join(folder, name);
}

describe.skipIf(!hasProgram('qpdf'))('qpdf', () => {
  test('calls it AES with 256 bits of revision 6', async () => {
    const path = await placed();
    const file = `--password-file=${path('password.txt')}`;
    const said = runProgram('qpdf', [file, '--show-encryption', path('letters.pdf')]);
    expect(said).toContain('R = 6');
    for (const part of ['stream', 'string', 'file'])
      expect(said).toContain(`${part} encryption method: AESv3`);
    expect(said).toContain('Supplied password is user password');
    expect(said).not.toContain('not allowed');
  });

  test('finds nothing wrong with it', async () => {
    const path = await placed();
    const file = `--password-file=${path('password.txt')}`;
    expect(runProgram('qpdf', [file, '--check', path('letters.pdf')])).toContain('No syntax');
  });

  test('opens it with no other password', async () => {
    const path = await placed();
    writeFileSync(path('wrong.txt'), 'kX7-canary-print-shoq');
    for (const args of [[], [`--password-file=${path('wrong.txt')}`]]) {
      const open = () => runProgram('qpdf', [...args, '--check', path('letters.pdf')]);
      expect(open).toThrow(/invalid password/);
    }
  });
});

test.skipIf(!hasProgram('pdftotext'))('poppler reads the letters with the password', async () => {
  const path = await placed();
  const args = ['-upw', password.reveal(), '-layout', path('letters.pdf'), '-'];
  const text = runProgram('pdftotext', args);
  expect(text).toContain('ログインID・パスワード通知票');
  expect(text).toContain('A000009-5');
});

test('PDF.js reads them back with it, and not without', async () => {
  const pdf = await pdfOf([installLetter()], { pdfPassword });
  const [letter] = await readLetters(pdf, { templates, print, pdfPassword: password });
  expect(letter?.installPassword?.reveal()).toBe('w8kq3m5zt7vhx2n4rpcd');
  await expect(readLetters(pdf, { templates, print })).rejects.toThrow(/password/i);
});

test('nothing that a page or the document says stands readable in it', async () => {
  const text = (await pdfOf(letters, { pdfPassword })).toString('latin1');
  const plain = (await pdfOf(letters)).toString('latin1');
  for (const word of ['PDFKit', 'hakko', '(ja)', 'D:20261122030000Z']) {
    expect(plain).toContain(word);
    expect(text).not.toContain(word);
  }
  expect(text).not.toContain(password.reveal());
  expect(text).toContain('/Duplex /Simplex');
});

test('the same letters printed twice have not one stream in common', async () => {
  const streamsOf = async (): Promise<readonly string[]> => {
    const text = (await pdfOf(letters, { pdfPassword })).toString('latin1');
    return text.split('stream\n').filter((_, i) => i % 2 === 1);
  };
  const [one, other] = [await streamsOf(), await streamsOf()];
  expect(one.length).toBeGreaterThan(5);
  expect(one.filter((stream) => other.includes(stream))).toEqual([]);
});

test('what is encrypted comes out again under the key that its dictionary wraps', () => {
  const key = Buffer.alloc(32, 7);
  const taken = [key, Buffer.alloc(32, 8)];
  const { encrypt } = createPdfEncryption({
    password,
    random: (size) => taken.shift() ?? randomBytes(size),
  });
  const encrypted = Buffer.from(encrypt(Buffer.from('G13B')));
  const cipher = createDecipheriv('aes-256-cbc', key, encrypted.subarray(0, 16));
  expect(cipher.update(encrypted.subarray(16), undefined, 'utf8') + cipher.final('utf8')).toBe(
    'G13B',
  );
});
