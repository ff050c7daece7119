/** `hakko revoke` with the program itself: what OpenSSL makes of the lists, a real terminal, kill -9. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { whenSeen } from '../batch/watch-home.ts';
import { hasProgram } from '../programs.ts';
import { KEYS, runInTerminal } from '../system/pseudo-terminal.ts';
import { createWorkplace, madeHome, PASSPHRASE, type Workplace } from './hakko.ts';
import { issueAndOpen, verifyClient, type IssuedFile } from './issued-certificates.ts';

const REVOKE = ['revoke', 'G13B', '--reason', 'keyCompromise', '--yes'];
const ROSTER = 'ログインID,氏名\nG13B1234567,髙橋\nH07A0000310,𠮷野\n';

describe.skipIf(!hasProgram('openssl')).each(['one', 'two'])(
  'OpenSSL, with a CA in %s tier(s),',
  (tiers) => {
    it('refuses the revoked certificate, and still takes the others', async () => {
      const place = createWorkplace();
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
    let watched: Promise<void> | undefined;
    await place.hakko([...REVOKE, '--passphrase-file', 'pass.txt'], {
      during: (child) => {
        watched = whenSeen(child, () => isRevoked(place)).then(() => {
          child.kill('SIGKILL');
        });
      },
    });
    await watched;
    const again = await place.unlocked(...REVOKE, '--json');
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { step: 'already-revoked' }]);
    const checked = await place.hakko(['crl', '--check', '--json']);
    const expected = { crls: [{ crlNumber: 3, revoked: 1, faults: [] }], findings: [] };
    expect([checked.code, JSON.parse(checked.stdout)]).toMatchObject([0, expected]);
  });
});

/** A home that has issued to both groups. */
async function createPlace(): Promise<Workplace> {
  const place = createWorkplace();
  place.copyHome(await madeHome());
  place.write('roster.csv', ROSTER);
  expect(await place.unlocked('issue', 'roster.csv', '--yes')).toMatchObject({ code: 0 });
  return place;
}

function isRevoked(place: Workplace): boolean {
  const path = join(place.path('hakko-home'), 'ledger.db');
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    const row = database.prepare("SELECT id FROM certificates WHERE state = 'revoked'").get();
    return row !== undefined;
  } finally {
    database.close();
  }
}
