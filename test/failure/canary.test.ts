/**
 * Marked passphrases, marked passwords from the roster and all that were made, searched for in
 * everything that a year of commands leaves: files, ledger and WAL, output, error messages, a diagnostic
 * report, every argument and every write as strace saw them. Half a minute.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadLetter } from '../../src/letters/read-letters.ts';
import { readPrintedGlyphs } from '../../src/letters/pdf/printed-glyphs.ts';
import { lettersIn } from '../e2e/printed-letters.ts';
import { ASKED_FOR, CHOSEN, liveThroughAYear, LOGINS, type Year } from './canary-year.ts';
import { recordProof } from './results.ts';
import { findSecrets, formsOf, needlesOf, type Needle } from './secret-search.ts';

let year: Year;
/** By the path of the PDF. */
const letters = new Map<string, readonly ReadLetter[]>();
let needles: readonly Needle[] = [];

beforeAll(async () => {
  year = await liveThroughAYear();
  for (const path of globSync(`${year.trial.home}/batches/*/letters/*/*[0-9].pdf`)) {
    letters.set(path, await lettersIn(path));
  }
  needles = needlesOf(new Set([...year.given, ...year.recoveryCode, ...printedSecrets()]));
});

describe('the search', () => {
  it('finds a secret in every form, wherever it stands', () => {
    const secret = 'canary 合言葉';
    for (const [form, bytes] of formsOf(secret)) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const hay = Buffer.concat([Buffer.from(before), bytes, Buffer.from('z')]);
        expect(findSecrets(hay, needlesOf([secret])), form).not.toEqual([]);
      }
    }
    for (const text of [`x${secret}y`, `xy${secret}`, `xyz${secret}z`]) {
      const base64 = Buffer.from(Buffer.from(text).toString('base64'));
      expect(findSecrets(base64, needlesOf([secret]))).toContain('base64 of cana…');
    }
  });

  it('knows every secret that was printed', () => {
    const printed = printedSecrets();
    expect([...letters.values()].flat().length).toBe(2 * LOGINS);
    expect(printed.filter((secret) => year.given.includes(secret)).length).toBe(CHOSEN);
    expect(new Set(printed).size).toBe(LOGINS + 3);
    expect(year.recoveryCode[0]).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){7}$/);
  });
});

describe('no secret stands in', () => {
  it('any file, ledger and WAL included', () => {
    const { trial, traces } = year;
    const files = globSync(`${trial.folder}/**`, { exclude: traces })
      .concat(globSync(`${trial.folder}/**/.*`))
      .filter((path) => statSync(path).isFile() && !ASKED_FOR.includes(basename(path)));
    const names = files.map((path) => relative(trial.folder, path));
    const there = ['killed/ledger.db-wal', 'home/ledger.db', 'report.json', 'batch.json', '.tmp'];
    for (const name of there)
      expect(
        names.some((path) => path.endsWith(name)),
        name,
      ).toBe(true);
    expect(files.flatMap((path) => found(path, contentOf(path), needles))).toEqual([]);
    recordProof('canary', [['files, PDFs also inflated', files.length, needles.length]]);
  });

  it('anything that a command said', () => {
    const texts = year.said.map((text) => Buffer.from(text));
    expect(Buffer.concat(texts).length).toBeGreaterThan(10_000);
    expect(texts.flatMap((text) => findSecrets(text, needles))).toEqual([]);
    recordProof('canary', [['outputs and error messages', texts.length, needles.length]]);
  });

  it('any argument, environment or write', () => {
    // What was to be written for the safe is written.
    const searched = needles.filter(({ secret }) => !year.recoveryCode.includes(secret));
    let calls = 0;
    let ledgerSeen = false;
    for (const path of year.traces) {
      const strings = stringsOf(path);
      const bytes = Buffer.concat(strings);
      calls += strings.length;
      ledgerSeen ||= bytes.includes('CREATE TABLE people');
      expect(found(path, bytes, searched)).toEqual([]);
    }
    expect([calls > 500, ledgerSeen]).toEqual([true, true]);
    recordProof('canary', [['arguments and writes seen by strace', calls, searched.length]]);
  });
});

describe('the letters of a file', () => {
  it('are of one kind, and hold nothing of the other', async () => {
    for (const [path, read] of letters) {
      const kinds = new Set(read.map(({ kind }) => kind));
      const text = await textOf(path);
      const own = secretsOf(read);
      const others = printedSecrets().filter((secret) => !own.includes(secret));
      expect([
        ...[path, kinds.size, own.filter((secret) => !text.includes(secret))],
        others.filter((secret) => text.includes(secret)),
      ]).toEqual([path, 1, [], []]);
    }
    const secrets = printedSecrets().length;
    recordProof('canary', [['letter PDFs, read by their glyphs', letters.size, secrets]]);
  });
});

function printedSecrets(): readonly string[] {
  return secretsOf([...letters.values()].flat());
}

function secretsOf(read: readonly ReadLetter[]): readonly string[] {
  const secrets = read.map(
    ({ initialPassword, installPassword }) => initialPassword ?? installPassword,
  );
  return [...new Set(secrets.map((secret) => secret?.reveal() ?? ''))];
}

function found(path: string, bytes: Buffer, wanted: readonly Needle[]): readonly string[] {
  return findSecrets(bytes, wanted).map((what) => `${relative(year.trial.folder, path)}: ${what}`);
}

/** A PDF with its streams inflated behind it. */
function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  if (!path.includes('.pdf')) return bytes;
  const inflated: Buffer[] = [];
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + 1)) {
    const end = bytes.indexOf('endstream', at);
    try {
      inflated.push(inflateSync(bytes.subarray(at + STREAM.length, end < 0 ? undefined : end)));
    } catch {
      // Not compressed, or half written: it was searched as it is.
    }
  }
  expect(path.endsWith('.pdf') && inflated.length === 0, path).toBe(false);
  return Buffer.concat([bytes, ...inflated]);
}

const STREAM = 'stream\n';

/** Every string of a trace as its bytes. */
function stringsOf(path: string): readonly Buffer[] {
  const strings = readFileSync(path, 'latin1').matchAll(/"((?:\\x[0-9a-f]{2})*)"/g);
  return [...strings].map(([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex'));
}

/** All that is printed in a PDF, without spaces. */
async function textOf(path: string): Promise<string> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)), { verbosity: 0 });
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const glyphs = await readPrintedGlyphs(await document.getPage(number), OPS);
    // In the order in which they are painted; the readings above a secret are smaller than it.
    for (const alike of Map.groupBy(glyphs, ({ size }) => size).values()) {
      text += `${alike
        .map((glyph) => glyph.text)
        .join('')
        .replaceAll(/\s/g, '')}\n`;
    }
  }
  await document.destroy();
  return text;
}
