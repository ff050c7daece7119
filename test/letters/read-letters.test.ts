import { describe, expect, test } from 'vitest';
import type { Letter, Recipient } from '../../src/letters/letter.ts';
import { readLetters, type ReadLetter } from '../../src/letters/read-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import {
  bytesOf,
  installLetter,
  loginLetter,
  pdfOf,
  recipient,
  site,
  print,
  templates,
} from './letter-fixtures.ts';

const to = (change: Partial<Recipient>): { recipient: Recipient } => ({
  recipient: { ...recipient, ...change },
});
const printedWith = { templates, print };
const longId = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789';
const organisation =
  '社会福祉法人北の大地福祉会　特別養護老人ホームひだまりの丘　地域包括支援センター';

/** What a letter should be read back as; the secret in clear, to be compared. */
function expected(letter: Letter): object {
  const { kind, controlNumber, recipient: who } = letter;
  const common = { kind, controlNumber, recipientName: who.name, downloadUrl: site.downloadUrl };
  if (letter.kind === 'login') {
    const { prefix, loginId, initialPassword } = letter;
    return { ...common, prefix, loginId, initialPassword: initialPassword.reveal() };
  }
  return { ...common, fileName: letter.fileName, installPassword: letter.installPassword.reveal() };
}

function revealed(letter: ReadLetter | undefined): object {
  const { initialPassword, installPassword, ...rest } = letter ?? {};
  return {
    ...rest,
    ...(initialPassword && { initialPassword: initialPassword.reveal() }),
    ...(installPassword && { installPassword: installPassword.reveal() }),
  };
}

const letters: readonly (readonly [string, Letter])[] = [
  ['an ordinary login notice', loginLetter()],
  ['an ordinary install notice', installLetter()],
  ['a login ID of 64 characters', loginLetter({ loginId: longId, prefix: 'abcd' })],
  ['a login ID of 16 characters', loginLetter({ loginId: 'G13B-1234567_890' })],
  ['a login ID of 24 characters', loginLetter({ loginId: longId.slice(20, 44), prefix: 'uvwx' })],
  ['the shortest login ID', loginLetter({ loginId: 'a-_9', prefix: 'a-_9' })],
  ['a prefix of 20 characters', loginLetter({ loginId: longId, prefix: longId.slice(0, 20) })],
  ['every kind of sign', loginLetter({ initialPassword: new Secret('!"#$%&\'()*+,-./:;<=>?@') })],
  ['the rest of them', loginLetter({ initialPassword: new Secret('[\\]^_`{|}~0Oo1lIiZzSsCc') })],
  ['64 characters of password', installLetter({ installPassword: new Secret(longId) })],
  ['one character of password', installLetter({ installPassword: new Secret('x') })],
  ['a replacement', loginLetter({ controlNumber: 'A000008-7-2', replaces: 'A000008-7' })],
  ['a replacement of the other kind', installLetter({ replaces: 'A000008-7' })],
  ['no organisation, no postal code', loginLetter({ recipient: { address: [], name: '森鷗外' } })],
  ['characters beyond CP932', loginLetter(to({ name: '𠮷野　葛󠄀城' }))],
  ['compatibility ideographs', loginLetter(to({ name: '神　山﨑　塚', organisation: '㈱Ａ' }))],
  ['combining marks as macOS writes them', loginLetter(to({ name: 'か\u3099 ヘ\u309a' }))],
  ['spaces that look alike', loginLetter(to({ name: 'A\u00a0B C　D' }))],
  ['a long organisation', loginLetter(to({ organisation }))],
  [
    'a long name',
    installLetter(to({ name: 'マリア・クララ・サントス・デラクルス・モンテネグロ' })),
  ],
];

describe('a letter is read back as it went in', () => {
  test.each(letters)('%s', async (_name, letter) => {
    const [read] = await readLetters(await pdfOf([letter]), printedWith);
    expect(revealed(read)).toMatchObject(expected(letter));
  });

  test('on samples too, through the mark', async () => {
    for (const letter of [loginLetter(), installLetter()]) {
      const [read] = await readLetters(await pdfOf([letter], { sample: true }), printedWith);
      expect(revealed(read)).toMatchObject(expected(letter));
    }
  });

  test('many letters in their order, each with its page', async () => {
    const many = Array.from({ length: 120 }, (_, i) => loginLetter({ controlNumber: `A${i}-0` }));
    const read = await readLetters(await pdfOf(many), printedWith);
    expect(read.map(({ page, controlNumber }) => [page, controlNumber])).toEqual(
      many.map(({ controlNumber }, i) => [i + 1, controlNumber]),
    );
  });

  test('the end of the certificate, as the recipient reads it', async () => {
    const [read] = await readLetters(await pdfOf([installLetter()]), printedWith);
    expect(read?.certificateEnd).toBe('令和10年11月21日（2028年）');
  });
});

test('a page that is no letter names the page', async () => {
  const PDFDocument = (await import('pdfkit')).default;
  const document = new PDFDocument({ font: null as unknown as string });
  document.end();
  const pdf = await bytesOf(document as AsyncIterable<unknown>);
  await expect(readLetters(pdf, printedWith)).rejects.toMatchObject({
    code: 'letter-unreadable',
    args: { page: 1 },
  });
});
