/** `--pdf-password-file`: letters for a print shop. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLetters } from '../../src/letters/read-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { print, templates } from '../letters/letter-fixtures.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { runHere, type RunHere } from './run-here.ts';

const PASSWORD = 'kX7-canary-print-shop';
const ONE = 'ログインID,氏名\nM10A0001,青木 一\n';
const ISSUE = ['issue', 'one.csv', '--partial', '--yes', '--json'];
const FLAG = ['--pdf-password-file', 'pdf-pass.txt'];

async function place() {
  const folder = await issuedHere();
  writeFileSync(join(folder, 'one.csv'), ONE);
  writeFileSync(join(folder, 'pdf-pass.txt'), `${PASSWORD}\r\n`);
  const run = (args: readonly string[], more: Partial<RunHere> = {}) =>
    runHere({ folder, ...more }, ...args);
  const letters = (kind: string) =>
    join(folder, 'hakko-home', 'batches', '20261122-02', 'letters', kind, `${kind}-001.pdf`);
  return { folder, run, letters };
}

const readBack = (path: string, pdfPassword?: Secret) =>
  readLetters(readFileSync(path), { templates, print, ...(pdfPassword && { pdfPassword }) });

describe('issue', () => {
  it('encrypts both kinds, and every run after it goes on', async () => {
    const { run, letters } = await place();
    const issued = await run([...ISSUE, ...FLAG]);
    expect(issued.code).toBe(0);
    expect(issued.stdout + issued.stderr).not.toContain(PASSWORD);
    for (const kind of ['login-id', 'install-password']) {
      await expect(readBack(letters(kind))).rejects.toThrow(/password/i);
      const read = await readBack(letters(kind), new Secret(PASSWORD));
      expect(read.map(({ recipientName }) => recipientName)).toEqual(['青木 一']);
      expect(statSync(letters(kind)).mode & 0o777).toBe(0o600);
    }
    expect((await run(['verify', '--json'])).code).toBe(0);

    // What comes out of chance says nothing of another wording.
    writeFileSync(letters('login-id'), '');
    const again = ['remake', '20261122-02', '--print', 'login', '--force', '--json'];
    const remade = await run([...again, ...FLAG]);
    expect([remade.code, jsonOf(remade)]).toMatchObject([0, { letters: 1, reworded: [] }]);
    expect(await readBack(letters('login-id'), new Secret(PASSWORD))).toHaveLength(1);
    writeFileSync(letters('login-id'), '');
    const plain = await run(again);
    expect([plain.code, jsonOf(plain)]).toMatchObject([0, { letters: 1, reworded: [] }]);
    expect(await readBack(letters('login-id'))).toHaveLength(1);
    expect((await run(['verify', '--json'])).code).toBe(0);
  });

  it('is not needed for what notices prints, and may be given there', async () => {
    const { folder, run } = await place();
    const args = ['notices', '--login-id', 'G13B1234567', '--kind', 'login', '--reason', 'spoiled'];
    const printed = await run([...args, '--yes', '--json', ...FLAG]);
    expect(printed.code).toBe(0);
    const { printed: runs } = jsonOf(printed) as { printed: { folder: string }[] };
    const [name] = readdirSync(runs[0]?.folder ?? folder).filter((file) =>
      file.endsWith('-001.pdf'),
    );
    const path = join(runs[0]?.folder ?? folder, name ?? '');
    await expect(readBack(path)).rejects.toThrow(/password/i);
    expect(await readBack(path, new Secret(PASSWORD))).toHaveLength(1);
  });

  it('goes on with what was interrupted under a password alone', async () => {
    const { run, letters } = await place();
    const stop = new AbortController();
    const change: RunHere['change'] = (context) => ({
      ...context,
      interrupted: stop.signal,
      files: {
        ...context.files,
        stage(path, options) {
          // The batch is open, its first letters are on their way.
          if (path.includes('letters')) stop.abort();
          return context.files.stage(path, options);
        },
      },
    });
    const first = await run([...ISSUE, ...FLAG], { change });
    expect(first.error?.code).toBe('interrupted');
    const refused = await run(ISSUE);
    expect([refused.code, refused.error?.code]).toEqual([2, 'pdf-password-missing']);
    expect((await run([...ISSUE, ...FLAG])).code).toBe(0);
    expect(await readBack(letters('login-id'), new Secret(PASSWORD))).toHaveLength(1);
  });

  it.each([
    ['short', 'abcdefghijklmno', 'pdf-password-unfit'],
    ['long', 'a'.repeat(128), 'pdf-password-unfit'],
    ['of other characters', 'パスワードパスワードパスワード12', 'pdf-password-unfit'],
    ['of several words', 'correct horse battery', 'pdf-password-unfit'],
    ['empty', '\n', 'passphrase-empty'],
  ])('refuses a password that is %s, before anything is done', async (_name, password, code) => {
    const { folder, run } = await place();
    writeFileSync(join(folder, 'pdf-pass.txt'), password);
    const refused = await run([...ISSUE, ...FLAG]);
    expect(refused.error?.code).toBe(code);
    expect(JSON.stringify(refused)).not.toContain(password.trim() || '\u0000');
  });
});
