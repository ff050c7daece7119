/** Where the passphrase comes from, and what an editor may have done to it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPassphrase } from '../../src/system/passphrase.ts';
import { hasProgram } from '../programs.ts';
import { codeOfRejection } from '../x509/codes.ts';
import { createWorld, temporaryFolder } from './world.ts';

const question = { message: 'Passphrase' };

function fileOf(content: string | Buffer) {
  const folder = temporaryFolder();
  const file = join(folder, 'pass.txt');
  writeFileSync(file, content);
  return { file, world: createWorld({ folder }) };
}

describe('a passphrase file', () => {
  it.each<[string, string | Buffer, string]>([
    ['as it is', 'five random words', 'five random words'],
    ['with a line end', 'five random words\n', 'five random words'],
    ['with the line end of Windows', 'five random words\r\n', 'five random words'],
    ['with two line ends, of which one goes', 'five\n\n', 'five\n'],
    ['with a line end inside', 'five\nwords', 'five\nwords'],
    ['with a carriage return alone', 'five\r', 'five\r'],
    ['with a byte order mark', '\ufefffive random words\n', 'five random words'],
    ['with spaces around', ' five \n', ' five '],
    ['in NFD, as macOS types it', 'が'.normalize('NFD'), 'が'.normalize('NFC')],
    ['in Japanese', '合言葉は山と川\n', '合言葉は山と川'],
    ['as long as can be', 'x'.repeat(4000), 'x'.repeat(4000)],
  ])('%s', async (_name, content, expected) => {
    const { file, world } = fileOf(content);
    const passphrase = await readPassphrase(world, { file }, question);
    expect(passphrase.reveal()).toBe(expected);
  });

  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'passphrase-empty'],
    ['a line end alone', '\n', 'passphrase-empty'],
    ['a byte order mark alone', '\ufeff\r\n', 'passphrase-empty'],
    ['CP932', Buffer.from('8d878cbe97740a', 'hex'), 'passphrase-not-utf8'],
    ['UTF-16', Buffer.from('\ufeffpass', 'utf16le'), 'passphrase-not-utf8'],
  ])('%s is refused', async (_name, content, code) => {
    const { file, world } = fileOf(content);
    expect(await codeOfRejection(readPassphrase(world, { file }, question))).toBe(code);
  });

  it.each([4097, 5000, 100_000])('of %i octets is refused, not cut off', async (size) => {
    const { file, world } = fileOf('x'.repeat(size));
    expect(await codeOfRejection(readPassphrase(world, { file }, question))).not.toBe('none');
  });

  it('that is not there, or is a folder, is named', async () => {
    const folder = temporaryFolder();
    const world = createWorld({ folder });
    mkdirSync(join(folder, 'folder'));
    const [none, isFolder] = [join(folder, 'none'), join(folder, 'folder')];
    await expect(readPassphrase(world, { file: none }, question)).rejects.toMatchObject({
      code: 'file-missing',
      args: { path: none },
    });
    await expect(readPassphrase(world, { file: isFolder }, question)).rejects.toMatchObject({
      code: 'passphrase-file-unreadable',
      args: { path: isFolder, errno: 'EISDIR' },
    });
  });

  it.skipIf(!hasProgram('mkfifo'))('may be a FIFO that is written in pieces', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'fifo');
    spawnSync('mkfifo', [file]);
    spawn('sh', ['-c', 'exec 3>"$1"; printf five >&3; printf " words\\n" >&3', 'sh', file]);
    const passphrase = await readPassphrase(createWorld({ folder }), { file }, question);
    expect(passphrase.reveal()).toBe('five words');
  });
});

describe('the source', () => {
  it('named by flag goes before the one named by the environment', async () => {
    const { file, world } = fileOf('by flag');
    const other = fileOf('by environment');
    const environment = { ...world.environment, passphraseFile: other.file };
    const both = await readPassphrase({ ...world, environment }, { file }, question);
    const one = await readPassphrase({ ...world, environment }, {}, question);
    expect([both.reveal(), one.reveal()]).toEqual(['by flag', 'by environment']);
  });

  it('missing, with nobody at the terminal, names the flag', async () => {
    const world = createWorld({ folder: temporaryFolder() });
    await expect(readPassphrase(world, {}, question)).rejects.toMatchObject({
      code: 'passphrase-missing',
      args: { flag: '--passphrase-file' },
    });
  });
});
