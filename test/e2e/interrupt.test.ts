/** Ctrl-C while certificates are being issued: it stops soon, says so, and nothing is lost. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { expectWhole } from '../batch/checked-home.ts';
import { countStates } from '../batch/watch-home.ts';
import { createWorkplace, madeHome } from './hakko.ts';
import { stopAt } from './stop-at.ts';

/** More than are at hand at once: four for each core. */
const GROUPS = 4 * availableParallelism() + 6;
const ROSTER = `ログインID,氏名\n${Array.from({ length: GROUPS }, (_, n) => `G${String(n + 10)}B0000001,青木 一\n`).join('')}`;
const ISSUE = ['issue', 'roster.csv', '--yes', '--json', '--passphrase-file', 'pass.txt'];

/** A home whose clients have RSA keys: few of them are under way at once. */
async function createPlace() {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  place.write('roster.csv', ROSTER);
  const settings = readFileSync(place.path('hakko-home', 'hakko.yaml'), 'utf8');
  place.write('hakko-home/hakko.yaml', settings.replaceAll('ec-p256', 'rsa-2048'));
  return place;
}

describe('Ctrl-C', () => {
  it('finishes the groups at hand, and the next run goes on from there', async () => {
    const place = await createPlace();
    const home = place.path('hakko-home');
    const stopped = await place.hakko(ISSUE, { environment: stopAt('ledger signed', 'SIGINT') });
    expect([stopped.code, JSON.parse(stopped.stdout)]).toMatchObject([
      130,
      { error: { code: 'interrupted' } },
    ]);
    expect(stopped.stderr).toMatch(/止め/);
    const { issued = 0, ...others } = countStates(home);
    expect([issued > 0, issued < GROUPS, others]).toEqual([true, true, {}]);

    const verified = await place.unlocked('verify', '--json');
    const findings = { findings: [{ code: 'batch-open' }] };
    expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([4, findings]);
    const checked = await place.hakko(['check', 'roster.csv', '--json']);
    const { problems } = JSON.parse(checked.stdout) as { problems: { code: string }[] };
    // Nobody's login has ended: they are waiting.
    expect(problems.map(({ code }) => code)).not.toContain('login-ended');

    const finished = await place.hakko(ISSUE);
    expect([finished.code, JSON.parse(finished.stdout)]).toMatchObject([
      0,
      { plan: { groups: [], unchanged: GROUPS } },
    ]);
    expect(finished.stderr).toContain(`${issued}/${GROUPS}`);
    await expectWhole(place, { groups: GROUPS, people: GROUPS });
  });

  it.each(['SIGTERM'] as const)('twice (%s) stops at once, and nothing is lost', async (signal) => {
    const place = await createPlace();
    const environment = stopAt('ledger planned', signal, 2);
    expect(await place.hakko(ISSUE, { environment })).toMatchObject({ code: 130 });
    expect(countStates(place.path('hakko-home'))['planned']).toBeGreaterThan(0);
    expect(await place.hakko(ISSUE)).toMatchObject({ code: 0 });
    await expectWhole(place, { groups: GROUPS, people: GROUPS });
  });
});
