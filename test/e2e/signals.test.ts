/** Ctrl-C, SIGTERM and a closed terminal at every stage: it stops soon, and nothing is left half done. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../programs.ts';
import { KEYS, runInTerminal } from '../system/pseudo-terminal.ts';
import { createWorkplace, fixture, madeHome } from './hakko.ts';
import { stopAt } from './stop-at.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SITE = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'];

describe.each(SIGNALS)('%s', (signal) => {
  it('while init writes its keys leaves nothing at all', async () => {
    const place = createWorkplace();
    const keys = ['--ca-key', 'ec-p256', '--key', 'ec-p256', '--two-tier'];
    const args = ['init', ...SITE, ...keys, '--json', '--passphrase-file', 'pass.txt'];
    const environment = stopAt('writing issuing.key', signal);
    const { code, stdout, stderr } = await place.hakko(args, { environment });
    expect([code, JSON.parse(stdout)]).toMatchObject([130, { error: { code: 'stopped' } }]);
    expect(stderr).toContain('中止しました。');
    expect(readdirSync(place.folder)).toEqual(['pass.txt']);
  });
});

describe('Ctrl-C', () => {
  it('while a rehearsal issues leaves nothing of the people in it', async () => {
    const place = createWorkplace();
    const args = ['rehearse', fixture('rosters', 'sample.csv')];
    const environment = { ...stopAt('named G13B.p12', 'SIGINT'), TMPDIR: place.folder };
    const { code } = await place.hakko(args, { environment });
    const left = readdirSync(place.folder).filter((name) => name.startsWith('hakko'));
    expect([code, left]).toEqual([130, []]);
  });
});

describe.skipIf(!hasProgram('script'))('at a question', () => {
  const CONFIRM = /続けますか/;
  const PASS = /CAのパスフレーズ/;
  it.each<[string, NodeJS.Signals, readonly RegExp[]]>([
    ['whether to go on', 'SIGHUP', [CONFIRM]],
    ['for the passphrase', 'SIGTERM', [CONFIRM, PASS]],
  ])('%s %s changes nothing', async (_name, signal, questions) => {
    const place = createWorkplace();
    place.copyHome(await madeHome());
    const roster = place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋　美咲\n');
    const ledger = readFileSync(place.path('hakko-home', 'ledger.db'));
    const holder = place.path('hakko-home', 'lock.txt');
    const stop = () => {
      const { processId } = JSON.parse(readFileSync(holder, 'utf8')) as { processId: number };
      process.kill(processId, signal);
      return '';
    };
    const { code, text } = await runInTerminal(
      place.folder,
      ['issue', roster],
      questions.map((when, index) =>
        index === questions.length - 1 ? { when, type: stop } : { when, type: `y${KEYS.enter}` },
      ),
    );
    expect([code, text.includes('中止しました。')]).toEqual([130, true]);
    expect(readFileSync(place.path('hakko-home', 'ledger.db')).equals(ledger)).toBe(true);
    expect(await place.hakko(['list', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
  });
});
