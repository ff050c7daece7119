/** `hakko revoke` with the program itself: what OpenSSL makes of the lists, a real terminal, kill -9. */
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countStates, findFiles } from '../batch/watch-home.ts';
import { hasProgram } from '../programs.ts';
import { KEYS, runInTerminal } from '../system/pseudo-terminal.ts';
import { sharedFolder } from '../system/world.ts';
import { createWorkplace, madeHome, PASSPHRASE, type Workplace } from './hakko.ts';
import { issueAndOpen, verifyClient, type IssuedFile } from './issued-certificates.ts';
import { printedLetters } from './printed-letters.ts';
import { stopAt, type Moment } from './stop-at.ts';

const REVOKE = ['revoke', 'G13B', '--reason', 'keyCompromise', '--yes'];
const ROSTER = 'ログインID,氏名\nG13B1234567,髙橋\nH07A0000310,𠮷野\n';

describe.skipIf(!hasProgram('openssl')).each(['one', 'two'])(
  'OpenSSL, with a CA in %s tier(s),',
  (tiers) => {
    it('refuses the revoked certificate, and still takes the others', async () => {
      const place = createWorkplace('here');
      await place.init(...(tiers === 'two' ? ['--two-tier'] : []));
      const files = await issueAndOpen(place, place.write('roster.csv', ROSTER));
      const crls = tiers === 'two' ? ['root', 'issuing'] : ['root'];
      expect(files.map((file) => judge(place, file, crls))).toEqual(['OK', 'OK']);
      expect(await place.unlocked(...REVOKE)).toMatchObject({ code: 0, stdout: '' });
      expect(files.map((file) => judge(place, file, crls))).toEqual(['certificate revoked', 'OK']);
    });
  },
);

/** As a web server judges that checks the lists of all CAs. */
function judge(place: Workplace, file: IssuedFile, crls: readonly string[]): string | undefined {
  const read = (name: string) =>
    readFileSync(place.path('hakko-home', 'crl', `${name}.crl.pem`), 'utf8');
  const lists = place.write('all.crl.pem', crls.map(read).join(''));
  const bundle = place.path('hakko-home', 'ca', 'bundle.pem');
  try {
    const said = verifyClient(file, bundle, '-crl_check_all', '-CRLfile', lists);
    return said.trim().split(': ').at(-1);
  } catch (error) {
    return /certificate revoked/.exec(String(error))?.[0];
  }
}

describe('a revocation', () => {
  it.skipIf(!hasProgram('script'))('is asked for at a terminal, and shows no secret', async () => {
    const place = await createPlace();
    const { code, text, answered } = await runInTerminal(
      place.folder,
      ['revoke', 'G13B'],
      [
        { when: /失効の理由.*keyCompromise.*unspecified.*番号で選び/s, type: `4${KEYS.enter}` },
        { when: /失効しますか/, type: `y${KEYS.enter}` },
        { when: /CAのパスフレーズ/, type: `${PASSPHRASE}${KEYS.enter}` },
      ],
    );
    expect([code, answered, text.includes(PASSPHRASE)]).toEqual([0, 3, false]);
    const { stdout } = await place.hakko(['list', '--revoked', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ group: 'G13B', reason: 'cessationOfOperation' }]);
  });

  it('killed (-9) as soon as the ledger has it is whole for the next command', async () => {
    const place = await createPlace();
    const environment = stopAt('ledger revoked', 'SIGKILL');
    const killed = await place.hakko([...REVOKE, '--passphrase-file', 'pass.txt'], { environment });
    expect(killed.code).toBe(null);
    const again = await place.unlocked(...REVOKE, '--json');
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { step: 'already-revoked' }]);
    const checked = await place.hakko(['crl', '--check', '--json']);
    const expected = { crls: [{ crlNumber: 3, revoked: 1, faults: [] }], findings: [] };
    expect([checked.code, JSON.parse(checked.stdout)]).toMatchObject([0, expected]);
  });
});

describe('a reissue killed (-9)', () => {
  const PEOPLE = 3;
  const roster = `ログインID,氏名\n${Array.from({ length: PEOPLE }, (_, n) => `G13B00000${n + 10},青木 一\n`).join('')}`;
  const REISSUE = ['--reissue', '--passphrase-file', 'pass.txt'];

  it.each<[string, Moment]>([
    ['the new certificate is planned', 'ledger planned'],
    ['letters are half written', 'writing install-password-001.pdf'],
  ])('as soon as %s is finished by the same command', async (_name, moment) => {
    const place = await createPlace(roster);
    const home = place.path('hakko-home');
    const environment = stopAt(moment, 'SIGKILL');
    const killed = await place.hakko([...REVOKE, ...REISSUE], { environment });
    expect(killed.code).toBe(null);
    const planned = countStates(home)['planned'] ?? 0;
    const { code, stderr } = await place.hakko([...REVOKE, ...REISSUE]);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    const { abandoned = 0, ...states } = countStates(home);
    expect([abandoned, states]).toEqual([planned, { revoked: 1, issued: 1 }]);
    const [batch = ''] = globSync(join(home, 'batches', '*-02'));
    const letters = await printedLetters(batch, 'install-password');
    expect(letters.length).toBe(PEOPLE);
    expect(findFiles(home, 'batches/**/.*')).toEqual([]);
    const verified = await place.unlocked('verify', '--json');
    expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([0, { findings: [] }]);
  });
});

const issued = new Map<string, Promise<string>>();

/** A home that has issued to everybody of the roster; that is done once for each roster. */
async function createPlace(roster = ROSTER): Promise<Workplace> {
  const place = createWorkplace('here');
  const made = issued.get(roster) ?? issueOnce(roster);
  issued.set(roster, made);
  place.copyHome(await made);
  return place;
}

async function issueOnce(roster: string): Promise<string> {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  place.write('roster.csv', roster);
  expect(await place.unlocked('issue', 'roster.csv', '--yes')).toMatchObject({ code: 0 });
  const kept = join(sharedFolder(), 'hakko-home');
  cpSync(place.path('hakko-home'), kept, { recursive: true });
  return kept;
}
