/** `hakko template` as an administrator uses it, and what it means for `issue`. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLetters } from '../../src/letters/read-letters.ts';
import { png } from '../letters/png.ts';
import { print, templates } from '../letters/letter-fixtures.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { temporaryFolder } from '../system/world.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { runHere, type RunHere } from './run-here.ts';

const TEXT = 'login-notice/text.ja.yaml';

/** A folder with a home, whose templates are these. */
async function placeWith(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = await issuedHere();
  const path = (...names: readonly string[]) => join(folder, ...names);
  const templates = (name: string) => path('hakko-home', 'templates', name);
  for (const name of ['common', 'login-notice', 'install-notice']) {
    mkdirSync(templates(name), { recursive: true });
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(templates(name), content);
  const run = (args: readonly string[], more: Partial<RunHere> = {}) =>
    runHere({ folder, ...more }, ...args);
  return { folder, path, templates, run };
}

/** A roster of so many new people in one group, and somebody with a hard name. */
function rosterOf(people: number): string {
  const rows = Array.from({ length: people }, (_, n) => `K21C${String(1000 + n)},青木 一`);
  return ['ログインID,氏名', ...rows, 'K21C9999999,𠮷野 桜子', ''].join('\n');
}

const addLogo =
  'version: 1\nadd:\n  static:\n    - { type: picture, box: [118, 2, 25, 12], picture: logo.png }\n';

describe('template init', () => {
  it('puts all that may be changed there, without effect, and never overwrites', async () => {
    const { run, templates } = await placeWith({ [TEXT]: 'title: 私の通知票\n' });
    const { code, stdout } = await run(['template', 'init', '--json']);
    expect(code).toBe(0);
    const { written, kept } = JSON.parse(stdout) as { written: string[]; kept: string[] };
    expect([written.length, kept]).toEqual([10, [templates(TEXT)]]);
    expect(readFileSync(templates(TEXT), 'utf8')).toBe('title: 私の通知票\n');
    const checked = await run(['template', 'check', '--json']);
    const { own } = jsonOf(checked) as { own: { file: string; entries: string[] }[] };
    expect([checked.code, own.flatMap(({ entries }) => entries)]).toEqual([0, ['title']]);
  });

  it('gives back what was, once every # is taken away', async () => {
    const { run, templates } = await placeWith();
    await run(['template', 'init', '--lang', 'ja'], { language: 'ja' });
    for (const name of [TEXT, 'common/layout.a4.yaml', 'install-notice/text.en.yaml']) {
      const text = readFileSync(templates(name), 'utf8');
      expect(text).toMatch(/^# このファイルで/);
      const entries = text.slice(text.indexOf('\n\n'));
      writeFileSync(templates(name), entries.replaceAll(/^#(?! \S)/gm, ''));
    }
    const { code, stdout } = await run(['template', 'check', '--json']);
    const { own } = JSON.parse(stdout) as { own: { entries: string[] }[] };
    expect([code, own.flatMap(({ entries }) => entries)]).toEqual([0, []]);
  });
});

describe('template check', () => {
  it('says of a home without templates that all is in order', async () => {
    const { run } = await placeWith();
    const { code, stderr } = await run(['template', 'check']);
    expect(code).toBe(0);
    expect(stderr).toContain('No wording or layout differs');
  });

  it('names all problems of templates with file and line, and ends with 3', async () => {
    const { run, templates } = await placeWith({
      [TEXT]: '\ufefftitle: "{{titel}}"\r\nnotes:\r\n  - 再発行できません。\r\n',
      'common/layout.a4.yaml': 'version: 1\nadd: { static: [{ type: barcode }] }\n',
      'memo.txt': 'x',
    });
    const { code, stderr, error } = await run(['template', 'check']);
    expect([code, error?.args]).toEqual([3, { count: 3 }]);
    expect(stderr).toContain(`${templates(TEXT)}, line 1`);
    expect(stderr).toContain(`${templates(TEXT)}, line 3: “再発行できません。”`);
    expect(stderr).toContain(`${templates('common/layout.a4.yaml')}, line 2`);
    expect(stderr).toContain('templates/memo.txt');
    const { stdout, code: jsonCode } = await run(['template', 'check', '--json']);
    const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
    expect([jsonCode, problems.length]).toEqual([3, 3]);
  });

  it('tries every row of a roster', async () => {
    const { run, path } = await placeWith();
    const long = '非常に長い名前の法人'.repeat(9);
    const rows = [`L10A0001,青木,${long},${long},${long}`, 'L10A0002,井上,,,'];
    writeFileSync(path('hard.csv'), ['ログインID,氏名,所属,住所1,住所2', ...rows, ''].join('\n'));
    const { code, stderr } = await run(['template', 'check', '--roster', 'hard.csv']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/hard\.csv, line 2: .*too long/);
    writeFileSync(path('gaiji.csv'), 'ログインID,氏名\nL10A0001,青木\ue000\n');
    const gaiji = await run(['template', 'check', '--roster', 'gaiji.csv']);
    expect([gaiji.code, gaiji.stderr]).toEqual([3, expect.stringMatching(/gaiji\.csv, line 2/)]);
  });

  it('opens nothing outside the folder', async () => {
    const { run, path, templates } = await placeWith();
    writeFileSync(path('outside.yaml'), 'title: x');
    symlinkSync(path('outside.yaml'), templates(TEXT));
    const { code, stderr } = await run(['template', 'check']);
    expect([code, stderr]).toEqual([3, expect.stringContaining(templates(TEXT))]);
    const issue = await run(['issue', 'roster.csv', '--yes']);
    expect([issue.code, issue.error?.code]).toEqual([3, 'template-outside']);
  });
});

describe('template preview', () => {
  it('makes both letters, each in its own file, readable, with dummies for secrets', async () => {
    const { run, path } = await placeWith({ 'logo.png': png(), 'common/layout.a4.yaml': addLogo });
    const { code } = await run(['template', 'preview', '--overlay']);
    expect(code).toBe(0);
    for (const kind of ['login', 'install'] as const) {
      const file = path(`template-preview-${kind}.pdf`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const letters = await readLetters(readFileSync(file), { templates, print });
      expect(letters.map((letter) => letter.kind)).toEqual([kind, kind]);
      const [one] = letters;
      const secret = kind === 'login' ? one?.initialPassword : one?.installPassword;
      expect(secret?.reveal()).toMatch(kind === 'login' ? /^[a-z2-9]{16}$/ : /^[a-z2-9]{20}$/);
    }
  });

  it('replaces a file on demand alone', async () => {
    const { run } = await placeWith();
    const args = ['template', 'preview', '--letter', 'login', '--out', 'one.pdf'];
    expect((await run(args)).code).toBe(0);
    const again = await run(args);
    expect([again.code, again.error?.code]).toEqual([1, 'file-exists']);
    expect((await run([...args, '--force'])).code).toBe(0);
  });

  it.skipIf(!hasProgram('qpdf'))('writes what other programs read', async () => {
    const { run, path } = await placeWith({ 'logo.png': png(), 'common/layout.a4.yaml': addLogo });
    await run(['template', 'preview', '--letter', 'install', '--output', path('x.pdf')]);
    expect(runProgram('qpdf', ['--check', path('x.pdf')])).toContain('No syntax');
    expect(readFileSync(path('x.pdf'), 'latin1')).toContain('/SMask');
  });
});

describe('template proof', () => {
  it('is asked for before many letters, and satisfied by one that was made', async () => {
    const { run, path } = await placeWith();
    writeFileSync(path('many.csv'), rosterOf(50));
    const issue = ['issue', 'many.csv', '--partial', '--yes', '--json'];
    const planned = await run([...issue, '--dry-run']);
    expect([planned.code, jsonOf(planned)]).toMatchObject([0, { proof: 'missing' }]);
    expect(await run(issue)).toMatchObject({ code: 2, error: { code: 'proof-missing' } });

    const proof = await run(['template', 'proof', '--roster', 'many.csv', '--json']);
    expect(proof.code).toBe(0);
    const { cases, files } = jsonOf(proof) as {
      cases: { reason: string; loginId: string }[];
      files: { path: string }[];
    };
    expect(cases.find(({ reason }) => reason === 'longest-name')?.loginId).toBe('K21C9999999');
    expect(files.map((file) => statSync(file.path).mode & 0o777)).toEqual([0o600, 0o600]);
    const issued = await run(issue);
    expect(issued.code).toBe(0);
    expect(jsonOf(issued)).toMatchObject({ proof: 'made', letters: { login: 51, install: 51 } });

    // The proof holds what is on the letters, but none of their passwords.
    const [proofed] = await lettersIn(path('template-proof-login.pdf'));
    const [printed] = await lettersIn(
      path('hakko-home', 'batches', '20261122-02', 'letters', 'login-id', 'login-id-001.pdf'),
    );
    expect(proofed?.initialPassword?.reveal()).not.toBe(printed?.initialPassword?.reveal());
  });

  it('counts no longer when the wording is another, but whatever a comment says', async () => {
    const { run, path, templates } = await placeWith();
    writeFileSync(path('many.csv'), rosterOf(50));
    const state = async () => {
      const planned = await run(['check', 'many.csv', '--partial', '--json']);
      return (jsonOf(planned) as { proof: string }).proof;
    };
    expect(await state()).toBe('missing');
    expect((await run(['template', 'proof'])).code).toBe(0);
    expect(await state()).toBe('made');
    writeFileSync(templates(TEXT), '# title: x\n');
    expect(await state()).toBe('made');
    writeFileSync(templates(TEXT), 'title: 利用者証の御案内\n');
    expect(await state()).toBe('missing');
    writeFileSync(templates(TEXT), '');
    const settings = path('hakko-home', 'hakko.yaml');
    const text = readFileSync(settings, 'utf8');
    writeFileSync(settings, text.replace(/^( +documentNumber:).*$/m, '$1 第9号'));
    expect(await state()).toBe('made');
    writeFileSync(settings, text.replace(/^( +phone:).*$/m, '$1 03-0000-0000'));
    expect(await state()).toBe('missing');
  });

  it('may be done without, by a flag or an answer', async () => {
    const { run, path } = await placeWith();
    writeFileSync(path('many.csv'), rosterOf(50));
    const no = await run(['issue', 'many.csv', '--partial'], { answers: [false] });
    expect([no.code, no.asked.length]).toEqual([130, 1]);
    expect(no.stderr).toContain('hakko template proof --roster many.csv');
    const yes = await run(['issue', 'many.csv', '--partial'], { answers: [true, false] });
    expect([yes.code, yes.asked.length]).toEqual([130, 2]);
    // The other question is still open.
    const given = await run(['issue', 'many.csv', '--partial', '--without-proof']);
    expect([given.code, given.error?.code]).toEqual([2, 'confirmation-missing']);
  });

  it('is not asked for before 50 letters of a kind', async () => {
    const { run, path } = await placeWith();
    writeFileSync(path('few.csv'), rosterOf(49));
    const planned = await run(['check', 'few.csv', '--partial', '--json']);
    expect(jsonOf(planned)).toMatchObject({ proof: 'not-needed' });
  });

  it('is refused while something is wrong, and then noted nowhere', async () => {
    const { run, path } = await placeWith({ [TEXT]: 'title: "{{titel}}"\n' });
    const refused = await run(['template', 'proof']);
    expect([refused.code, refused.error?.code]).toEqual([3, 'templates-have-problems']);
    expect(existsSync(path('template-proof-login.pdf'))).toBe(false);
    const log = await run(['audit', '--json']);
    expect(log.stdout).not.toContain('letters-proofed');
  });
});

describe.skipIf(!hasProgram('pdftotext'))('a site’s own wording', () => {
  const textOf = (path: string): string => runProgram('pdftotext', [path, '-']);

  it('is what issue, remake and rehearse print', async () => {
    const { run, path } = await placeWith({ [TEXT]: 'title: 利用者証の御案内\n' });
    writeFileSync(path('one.csv'), 'ログインID,氏名\nM10A0001,青木 一\n');
    expect((await run(['issue', 'one.csv', '--partial', '--yes'])).code).toBe(0);
    const batch = path('hakko-home', 'batches', '20261122-02', 'letters', 'login-id');
    expect(textOf(join(batch, 'login-id-001.pdf'))).toContain('利用者証の御案内');
    writeFileSync(join(batch, 'login-id-001.pdf'), '');
    const remade = await run(['remake', '20261122-02', '--print', 'login', '--force', '--json']);
    expect([remade.code, jsonOf(remade)]).toMatchObject([0, { reworded: [] }]);
    expect(textOf(join(batch, 'login-id-001.pdf'))).toContain('利用者証の御案内');
    const kept = path('rehearsal');
    // To whom letters go is tried as the home has it, too.
    const yaml = path('hakko-home', 'hakko.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('login: person', 'login: group'));
    expect((await run(['rehearse', 'one.csv', '--keep', kept, '--key', 'ec-p256'])).code).toBe(0);
    const rehearsed = join(kept, 'output', 'letters', 'login-id', 'login-id-001.pdf');
    expect(textOf(rehearsed)).toContain('利用者証の御案内');
    expect(textOf(rehearsed)).toMatch(/青木\s一\s+様の分/u);
  });
});

const lettersIn = (path: string) => readLetters(readFileSync(path), { templates, print });

it('writes only where it is told to', async () => {
  const elsewhere = temporaryFolder();
  const { run } = await placeWith();
  const made = await run(['template', 'preview', '--out', join(elsewhere, 'p.pdf')]);
  expect(made.code).toBe(0);
  expect(existsSync(join(elsewhere, 'p-login.pdf'))).toBe(true);
  expect(existsSync(join(elsewhere, 'p-install.pdf'))).toBe(true);
});
