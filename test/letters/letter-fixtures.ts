import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import type {
  InstallLetter,
  Letter,
  LetterSite,
  LoginLetter,
  Recipient,
} from '../../src/letters/letter.ts';
import {
  type LetterAssets,
  type BuiltInFont,
  type LetterFonts,
  letterFontSpecifiers,
  letterTemplatePaths,
  type TemplateFile,
} from '../../src/letters/letter-assets.ts';
import type { LetterPrint } from '../../src/letters/letter-print.ts';
import type { PdfPassword } from '../../src/letters/pdf/pdf-encryption.ts';
import { renderLetters } from '../../src/letters/render-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';

/** Letters, site and assets that the tests of this folder share; everybody in them is invented. */

const require = createRequire(import.meta.url);
const font = (name: BuiltInFont): Uint8Array =>
  readFileSync(require.resolve(letterFontSpecifiers[name]));

export const fonts: LetterFonts = {
  text: font('text'),
  textBold: font('textBold'),
  secret: font('secret'),
  fallback: font('fallback'),
  fallbackBold: font('fallbackBold'),
};

export const templates: Readonly<Record<string, TemplateFile>> = Object.fromEntries(
  letterTemplatePaths.map((path) => {
    const bytes = readFileSync(new URL(`../../templates/${path}`, import.meta.url));
    return [path, { name: path, bytes }];
  }),
);

export const assets: LetterAssets = { fonts, templates };

/** The assets with one template file replaced by what `edit` makes of it. */
export function editedAssets(path: string, edit: (text: string) => string): LetterAssets {
  const text = Buffer.from(templates[path]?.bytes ?? []).toString();
  const edited = edit(text);
  if (edited === text) throw new Error(`${path}: nothing was edited`);
  return { fonts, templates: { ...templates, [path]: { name: path, bytes: Buffer.from(edited) } } };
}

/** Ordinary paper: one letter on a sheet. */
export const print: LetterPrint = {
  ...{ format: 'a4', order: 'sheet', offset: [0, 0], preprinted: false, backPage: 'none' },
  window: { x: 20, y: 12, width: 90, height: 45 },
};

export const site: LetterSite = {
  serviceName: '○○市多職種連携ポータルサイト',
  downloadUrl: 'https://id.example.lg.jp/',
  organisation: '○○市',
  office: '福祉部高齢福祉課',
  postalCode: '100-8900',
  address: '○○県○○市中央一丁目1番1号',
  phone: '03-0000-0000',
  hours: '平日 午前8時30分から午後5時15分まで',
  email: 'shomei@example.lg.jp',
  documentNumber: '○○福高第123号',
  groupWord: '事業所',
  initialPassword: 'keep',
  downloads: 20,
  shared: true,
  timeZone: 'Asia/Tokyo',
};

/** The same site in English. */
export const english = {
  serviceName: 'Sample City care portal',
  organisation: 'Sample City',
  office: 'Certificate desk, Welfare Department',
  address: '1-1-1 Chuo, Sample City',
  hours: 'weekdays 8:30 to 17:15',
  groupWord: 'office',
};

export const recipient: Recipient = {
  postalCode: '602-8570',
  address: ['京都府京都市上京区下立売通新町西入', '薮ノ内町26番16号　第8庁舎8階'],
  organisation: '医療法人社団さくら会',
  department: '事務部',
  name: '髙橋　美咲',
};

/** To whom letters of a group go: she hands them on. */
export const manager: Recipient = {
  postalCode: '602-8570',
  address: ['京都府京都市上京区下立売通新町西入', '薮ノ内町26番16号　第8庁舎8階'],
  organisation: '医療法人社団さくら会',
  name: '管理者',
};

export function loginLetter(change: Partial<LoginLetter> = {}): LoginLetter {
  const secrets = { prefix: 'G13B', initialPassword: new Secret('k7mz2qv9h3xp4wnd') };
  const common = { kind: 'login', language: 'ja', controlNumber: 'A000008-7', recipient } as const;
  return { ...common, loginId: 'G13B1234567', ...secrets, ...change };
}

export function installLetter(change: Partial<InstallLetter> = {}): InstallLetter {
  return {
    kind: 'install',
    language: 'ja',
    controlNumber: 'A000008-7',
    recipient,
    fileName: 'G13B.p12',
    installPassword: new Secret('w8kq3m5zt7vhx2n4rpcd'),
    certificateNotAfter: new Date('2028-11-21T14:59:59Z'),
    ...change,
  };
}

export const issuedAt = new Date('2026-11-22T03:00:00Z');

/** All that a stream gives. */
export async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What differs from an ordinary run. */
export interface RunChange {
  readonly site?: Partial<LetterSite>;
  readonly print?: Partial<LetterPrint>;
  readonly sample?: boolean;
  readonly assets?: LetterAssets;
  readonly pdfPassword?: PdfPassword;
}

/** A run of letters as the bytes of its PDF. */
export async function pdfOf(letters: readonly Letter[], change: RunChange = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const kind = letters[0]?.kind ?? 'login';
  const run = { kind, letters, issuedAt, sample: change.sample ?? false };
  const own = { site: { ...site, ...change.site }, print: { ...print, ...change.print } };
  const { pdfPassword } = change;
  await renderLetters(
    { ...run, ...own, ...(pdfPassword && { pdfPassword }) },
    change.assets ?? assets,
    out,
  );
  return Buffer.concat(chunks);
}
