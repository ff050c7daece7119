/** `hakko guide` as a user runs it: with a home that is never unlocked, and without one. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkplace, madeHome, type Workplace } from '../e2e/hakko.ts';
import { makeHome } from '../home/sample-home.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorld } from '../system/world.ts';

async function homePlace(): Promise<Workplace> {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  return place;
}

const words = (place: Workplace, file: string): string =>
  runProgram('pdftotext', ['-raw', place.path(file), '-']).replaceAll(/\s/g, '');

describe.skipIf(!hasProgram('pdftotext'))('in a home', () => {
  it('makes the guide of its site, without a passphrase, to be read by all', async () => {
    const place = await homePlace();
    const { code, stdout, stderr } = await place.hakko(['guide', '--date', '2026-11-22']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('install-guide.pdf');
    expect(stderr).toMatch(/2 ダウンロード … 2ページ/);
    // The site of the test has no hosts and no telephone: said, and not made up.
    expect(stderr).toContain('portal.hosts');
    expect(stderr).toContain('site.phone');
    const text = words(place, 'install-guide.pdf');
    for (const wanted of ['https://id.sakura.example/', 'さくら市', '令和8年11月22日'])
      expect(text).toContain(wanted);
    expect(text).not.toContain('見本');
    expect(statSync(place.path('install-guide.pdf')).mode & 0o777).toBe(0o644);
  });

  it('makes the same file on the same day', async () => {
    const place = await homePlace();
    for (const out of ['a.pdf', 'b.pdf']) {
      const args = ['guide', '--platform', 'ios', '--date', '2026-11-22', '--out', out, '--quiet'];
      expect(await place.hakko(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const [a, b] = ['a.pdf', 'b.pdf'].map((name) => readFileSync(place.path(name)));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
  });

  it('takes the site’s own pictures, and names those that are none of the guide’s', async () => {
    const place = await homePlace();
    const folder = place.path('hakko-home', 'templates', 'guide');
    mkdirSync(folder, { recursive: true });
    const png = readFileSync(
      new URL('../../docs/images/letter-1-login-notice.png', import.meta.url),
    );
    writeFileSync(`${folder}/windows-start.png`, png);
    writeFileSync(`${folder}/windows-begin.png`, png);
    const { code, stdout, stderr } = await place.hakko(['guide', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { pictures: ['windows-start'] }]);
    expect(stderr).toBe('');
    const again = await place.hakko(['guide', '--force', '--lang', 'en']);
    expect(again.stderr).toContain('windows-begin.png');
    writeFileSync(`${folder}/ios-allow.png`, 'no picture');
    const refused = await place.hakko(['guide', '--force', '--lang', 'en']);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('ios-allow.png')]);
  });

  it('takes the site’s own wording, and says where a slip in it is', async () => {
    const place = await homePlace();
    const folder = place.path('hakko-home', 'templates', 'guide');
    mkdirSync(folder, { recursive: true });
    const builtIn = new URL('../../templates/guide/guide.ja.yaml', import.meta.url);
    const text = readFileSync(builtIn, 'utf8');
    writeFileSync(`${folder}/guide.ja.yaml`, text.replace('用意するもの', '手元に置くもの'));
    expect(await place.hakko(['guide', '--quiet'])).toMatchObject({ code: 0 });
    expect(words(place, 'install-guide.pdf')).toContain('手元に置くもの');
    writeFileSync(`${folder}/guide.ja.yaml`, text.replace('{{downloads}}', '{{x}}'));
    const { code, stderr } = await place.hakko(['guide', '--force']);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/guide\.ja\.yaml \d+行目: \{\{x\}\}/),
    ]);
  });

  it('marks a sample when asked', async () => {
    const place = await homePlace();
    const { stdout } = await place.hakko(['guide', '--sample', '--guide-lang', 'en', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ sample: true, language: 'en', pages: 9 });
    expect(words(place, 'install-guide-en.pdf')).toContain('SAMPLE');
  });
});

describe('without a home', () => {
  it('says that there is none', async () => {
    const place = createWorkplace('here');
    const { code, stderr } = await place.hakko(['guide']);
    expect([code, place.files()]).toEqual([1, ['pass.txt']]);
    expect(stderr).toContain('hakko init');
  });

  it.skipIf(!hasProgram('pdftotext'))('makes a sample for an invented site', async () => {
    const place = createWorkplace('here');
    const { code } = await place.hakko(['guide', '--sample', '--platform', 'android']);
    expect(code).toBe(0);
    const text = words(place, 'install-guide-android.pdf');
    expect(text).toContain('見本');
    expect(text).toContain('https://id.sample.example/');
  });

  it('makes no sample for a home that was named and is not there', async () => {
    const args = ['guide', '--sample', '--home', 'nowhere'];
    expect(await createWorkplace('here').hakko(args)).toMatchObject({ code: 1 });
  });
});

it.skipIf(!hasProgram('pdftotext'))('the guide of a rehearsal is a sample', async () => {
  const place = createWorkplace('here');
  await makeHome(createWorld({ folder: place.folder }), {}, { purpose: 'rehearsal' });
  expect(await place.hakko(['guide', '--platform', 'macos'])).toMatchObject({ code: 0 });
  expect(words(place, 'install-guide-macos.pdf')).toContain('見本');
});

describe('what cannot be', () => {
  it.each([
    ['a platform', ['--platform', 'dos'], 2, 'windows'],
    ['a language', ['--guide-lang', 'fr'], 2, 'en'],
    ['a day', ['--date', '2026-02-30'], 2, '2026-11-22'],
    ['a day of another form', ['--date', '22.11.2026'], 2, '2026-11-22'],
    ['a folder', ['--out', 'nowhere/guide.pdf'], 1, 'nowhere'],
  ])('%s is refused', async (_name, args, exit, said) => {
    const place = createWorkplace('here');
    const { code, stderr } = await place.hakko(['guide', '--sample', ...args, '--lang', 'en']);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(said)]);
    expect(place.files()).toEqual(['pass.txt']);
  });

  it('a file that is there stays as it is, unless it is to be replaced', async () => {
    const place = createWorkplace('here');
    place.write('install-guide.pdf', 'mine');
    const { code, stderr } = await place.hakko(['guide', '--sample']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/install-guide\.pdf[^]*--force/)]);
    expect(readFileSync(place.path('install-guide.pdf'), 'utf8')).toBe('mine');
    expect(await place.hakko(['guide', '--sample', '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(place.path('install-guide.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('an example that the site would not take names the setting', async () => {
    const place = await homePlace();
    const settings = place.path('hakko-home', 'hakko.yaml');
    const text = readFileSync(settings, 'utf8');
    writeFileSync(
      settings,
      text.replace(/loginIdPattern: .*/, () => "loginIdPattern: '^[0-9]{8}$'"),
    );
    const { code, stderr } = await place.hakko(['guide']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('roster.exampleLoginId')]);
  });
});
