/** A person at a terminal: the wizard of `init`, the question of `issue`, and Ctrl-C at each of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../programs.ts';
import { KEYS, runInTerminal, type Answer } from '../system/pseudo-terminal.ts';
import { createWorkplace, madeHome, PASSPHRASE } from './hakko.ts';

const { enter, interrupt, clearLine } = KEYS;
const SMALL_KEYS = ['--ca-key', 'ec-p256', '--key', 'ec-p256'];
const TYPED = 'five random words here';

/** The questions of `init` in their order, each with an answer. */
const WIZARD: readonly Answer[] = [
  { when: /組織の名前/, type: `さくら市${enter}` },
  { when: /CAの名前/, type: enter },
  { when: /サイトの名前/, type: enter },
  { when: /ダウンロードページのURL/, type: `https://id.sakura.example/${enter}` },
  { when: /新しいパスフレーズ/, type: `${TYPED}${enter}` },
  { when: /同じパスフレーズ/, type: `${TYPED}${enter}` },
  { when: /復旧コードを作りますか/, type: `n${enter}` },
];

describe.skipIf(!hasProgram('script'))('the wizard of init', () => {
  it('makes a home out of the answers, and never shows the passphrase', async () => {
    const place = createWorkplace();
    const { code, text, answered } = await runInTerminal(
      place.folder,
      ['init', ...SMALL_KEYS],
      WIZARD,
    );
    expect([code, answered]).toEqual([0, WIZARD.length]);
    expect(text).not.toContain(TYPED);
    const settings = readFileSync(place.path('hakko-home', 'hakko.yaml'), 'utf8');
    expect(settings).toContain('organisation: さくら市');
    expect(settings).toContain('name: さくら市 証明書発行CA');
    expect(settings).toContain('downloadUrl: https://id.sakura.example/');
    place.write('pass.txt', TYPED);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it('shows a recovery code once, and goes on when it was written down', async () => {
    const place = createWorkplace();
    const yes = { when: /復旧コードを作りますか/, type: enter };
    const { code, text, answered } = await runInTerminal(
      place.folder,
      ['init', ...SMALL_KEYS],
      [
        ...WIZARD.slice(0, -1),
        yes,
        { when: /最後の組の5文字/, type: `22222${enter}` },
        {
          when: /上に表示した最後の組と違います/,
          type: (shown) => `${clearLine}${shownCode(shown).slice(-5)}${enter}`,
        },
      ],
    );
    expect([code, answered]).toEqual([0, WIZARD.length + 2]);
    place.write('code.txt', shownCode(text));
    place.write('new.txt', 'another long passphrase');
    const found = place.files().filter((file) => file !== 'code.txt');
    const shown = shownCode(text);
    for (const file of found) {
      const bytes = readFileSync(place.path(file));
      const holds = bytes.includes(shown) || bytes.includes(shown.replaceAll('-', ''));
      expect([file, holds]).toEqual([file, false]);
    }
    const recovery = ['--recovery-code-file', 'code.txt', '--new-passphrase-file', 'new.txt'];
    expect(await place.hakko(['passphrase', ...recovery])).toMatchObject({ code: 0 });
  });

  it('asks again until an answer will do', async () => {
    const [org, ca, site, , first, again, noCode] = WIZARD;
    if (!org || !ca || !site || !first || !again || !noCode) throw new Error('no answers');
    const place = createWorkplace();
    const { code, answered } = await runInTerminal(
      place.folder,
      ['init', ...SMALL_KEYS],
      [
        { when: /組織の名前/, type: enter },
        { when: /空にはできません/, type: `さくら市${enter}` },
        ...[ca, site],
        { when: /ダウンロードページのURL/, type: `id.sakura${enter}` },
        {
          when: /https:\/\/id\.example\.jp\//,
          type: `${clearLine}https://id.sakura.example/${enter}`,
        },
        { when: /新しいパスフレーズ/, type: `short${enter}` },
        { when: /12文字以上にしてください/, type: `${clearLine}${TYPED}${enter}` },
        { when: /同じパスフレーズ/, type: `${TYPED}!${enter}` },
        { when: /同じではありません/, type: `${clearLine}${TYPED}${enter}` },
        noCode,
      ],
    );
    expect([code, answered]).toEqual([0, 11]);
    place.write('pass.txt', TYPED);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it.each([0, 1, 3, 4, 5, 6])(
    'stops at Ctrl-C at question %i, and writes nothing',
    async (question) => {
      const place = createWorkplace();
      const at = WIZARD[question];
      const answers = [...WIZARD.slice(0, question), { when: at?.when ?? /./, type: interrupt }];
      const { code, text, answered } = await runInTerminal(
        place.folder,
        ['init', ...SMALL_KEYS],
        answers,
      );
      expect([code, answered]).toEqual([130, answers.length]);
      expect([place.files(), text.includes('何も')]).toEqual([['pass.txt'], true]);
    },
  );
});

const CODE = /(?:[2-9A-HJKMNP-Z]{5}-){7}[2-9A-HJKMNP-Z]{5}/;

const shownCode = (text: string): string => CODE.exec(text)?.[0] ?? '';

describe.skipIf(!hasProgram('script'))('the question of issue', () => {
  const CONFIRM = /進みますか|よろしいですか|続けますか|\(y\/N\)/i;
  const PASS = /CAのパスフレーズ/;
  /** The question again, below the word that the last answer did not fit. */
  const AGAIN = /パスフレーズで.*CAのパスフレーズ/s;
  it.each<[string, readonly Answer[], number]>([
    ['no', [{ when: CONFIRM, type: `n${enter}` }], 130],
    ['nothing, which is no', [{ when: CONFIRM, type: enter }], 130],
    ['Ctrl-C', [{ when: CONFIRM, type: interrupt }], 130],
    [
      'yes, and Ctrl-C for a passphrase',
      [
        { when: CONFIRM, type: `y${enter}` },
        { when: PASS, type: interrupt },
      ],
      130,
    ],
    [
      'yes, and three wrong passphrases',
      [
        { when: CONFIRM, type: `y${enter}` },
        { when: PASS, type: `not the passphrase${enter}` },
        { when: AGAIN, type: `nor this one${enter}` },
        { when: AGAIN, type: `nor that one${enter}` },
      ],
      1,
    ],
  ])('answered with %s changes nothing', async (_name, answers, exit) => {
    const place = createWorkplace();
    place.copyHome(await madeHome());
    place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋　美咲\n');
    const ledger = readFileSync(place.path('hakko-home', 'ledger.db'));
    const before = place.files();
    const { code, answered } = await runInTerminal(place.folder, ['issue', 'roster.csv'], answers);
    expect([code, answered]).toEqual([exit, answers.length]);
    const left = place.files().filter((file) => !/-(?:wal|shm)$/.test(file));
    expect(left).toEqual(before.filter((file) => !/-(?:wal|shm)$/.test(file)));
    expect(readFileSync(place.path('hakko-home', 'ledger.db')).equals(ledger)).toBe(true);
    const list = await place.hakko(['list', '--json']);
    expect(list).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  it('answered with yes and the passphrase issues, and shows no secret', async () => {
    const place = createWorkplace();
    place.copyHome(await madeHome());
    place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋　美咲\n');
    const { code, text } = await runInTerminal(
      place.folder,
      ['issue', 'roster.csv'],
      [
        { when: CONFIRM, type: `y${enter}` },
        { when: PASS, type: `${PASSPHRASE}${enter}` },
      ],
    );
    expect([code, text.includes(PASSPHRASE)]).toEqual([0, false]);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });
});
