/** Shell completion, tried in the shells themselves. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/commands/program.ts';
import { loadWords } from '../../src/words/words.ts';
import { createWorkplace } from '../e2e/hakko.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { sharedFolder } from '../system/world.ts';

let scripts: Promise<Readonly<Record<'bash' | 'zsh', string>>> | undefined;

/** Both scripts as files, printed once. */
function scriptsOf(place: ReturnType<typeof createWorkplace>) {
  return (scripts ??= (async () => {
    const folder = sharedFolder();
    const print = async (shell: 'bash' | 'zsh') => {
      const { stdout } = await place.hakko(['completion', shell]);
      writeFileSync(join(folder, shell), stdout);
      return join(folder, shell);
    };
    return { bash: await print('bash'), zsh: await print('zsh') };
  })());
}

/** What bash would offer for the last of these words, in an empty folder with one roster. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const place = createWorkplace('here');
  place.write('roster.csv', '');
  const { bash } = await scriptsOf(place);
  const program = `cd "$1"; source "$2"; shift 2; COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _hakko; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = runProgram('bash', ['--norc', '-c', program, 'bash', place.folder, bash, ...words]);
  return text.split('\n').filter((line) => line !== '');
}

/** All that the program has. */
const COMMANDS = await commandNames();

async function commandNames(): Promise<readonly string[]> {
  const { program } = await createProgram(await loadWords('en'), '1.2.3', () => {
    throw new Error('nothing is run');
  });
  return program.commands.map((command) => command.name());
}

describe.skipIf(!hasProgram('bash'))('bash', () => {
  it('takes the script', async () => {
    const { bash } = await scriptsOf(createWorkplace('here'));
    expect(runProgram('bash', ['-n', bash])).toBe('');
  });

  it.each<[readonly string[], readonly string[]]>([
    [['hakko', ''], COMMANDS],
    [
      ['hakko', 'i'],
      ['init', 'issue'],
    ],
    [['hakko', 're'], COMMANDS.filter((name) => name.startsWith('re'))],
    [['hakko', 'x'], []],
    [['hakko', 'issue', '--dry'], ['--dry-run']],
    [
      ['hakko', 'issue', '--pa'],
      ['--partial', '--passphrase-file', '--passphrase-stdin'],
    ],
    [['hakko', 'list', '--ex'], ['--expiring']],
    [['hakko', 'export', 'po'], ['portal']],
    [['hakko', 'export', 'portal', '--sa'], ['--sample']],
    [['hakko', 'verify', '--dry'], []],
    [
      ['hakko', 'init', '--key', 'ec'],
      ['ec-p256', 'ec-p384'],
    ],
    [
      ['hakko', 'check', '--lang', ''],
      ['ja', 'en'],
    ],
    [['hakko', 'check', '--encoding', 'sh'], ['shift_jis']],
    [
      ['hakko', 'init', '--p12-profile', ''],
      ['both', 'compat', 'modern'],
    ],
    [
      ['hakko', 'completion', ''],
      ['bash', 'zsh'],
    ],
    [['hakko', 'completion', 'z'], ['zsh']],
    [['hakko', 'issue', 'ros'], ['roster.csv']],
    [['hakko', 'issue', '--passphrase-file', 'pa'], ['pass.txt']],
    [['hakko', '--quiet', 'iss'], ['issue']],
    [['hakko', '--home', 'elsewhere', 'iss'], ['issue']],
    [['hakko', '--lang', 'ja', 'issue', '--dry'], ['--dry-run']],
    [['hakko', '--passphrase-file', 'pa'], ['pass.txt']],
  ])('offers for %j: %j', async (words, expected) => {
    expect([...(await offered(...words))].sort()).toEqual([...expected].sort());
  });
});

describe.skipIf(!hasProgram('zsh'))('zsh', () => {
  it('takes the script', async () => {
    const { zsh } = await scriptsOf(createWorkplace('here'));
    expect(runProgram('zsh', ['-n', zsh])).toBe('');
  });
});

describe('a shell that is not known', () => {
  it('is a usage error that names the known ones', async () => {
    const { code, stderr } = await createWorkplace('here').hakko([
      'completion',
      'fish',
      '--lang',
      'en',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/fish.*bash, zsh/s);
  });
});
