/** E-mail addresses of a roster: what goes into a certificate, and what is said of the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRosterRules, type RosterRules } from '../../src/roster/rules.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import { checkMailAddress } from '../../src/x509/general-name.ts';

function read(mail: string, rules: Partial<RosterRules> = {}, header = 'メールアドレス') {
  const csv = `ログインID,氏名,住所,${header}\nG13B0000001,青木 一,若葉野市1,"${mail.replaceAll('"', '""')}"\n`;
  const all = { ...defaultRosterRules, canPrint: () => [], ...rules };
  const { entries, problems, warnings } = parseRoster(Buffer.from(csv), all);
  const codes = (list: typeof problems) => list.map(({ code }) => code);
  return { mail: entries[0]?.mail, problems: codes(problems), warnings: codes(warnings) };
}

const needed = { mailNeeded: true };

describe('an address', () => {
  it.each(['メールアドレス', '電子メール', 'mail', 'email', 'E-mail', 'Ｅメール'])(
    'under %s',
    (header) => {
      expect(read('taro@example.jp', needed, header)).toMatchObject({ mail: 'taro@example.jp' });
    },
  );

  it.each([
    ['taro@example.jp', 'taro@example.jp'],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'taro@example.jp'],
    ['taro..x.@docomo.example', 'taro..x.@docomo.example'],
    ["o'neil+a@mail.city.example.jp", "o'neil+a@mail.city.example.jp"],
  ])('%s is read as %s', (written, mail) => {
    expect(read(written, needed)).toEqual({ mail, problems: [], warnings: [] });
  });

  it.each([
    'taro',
    'taro@',
    '@example.jp',
    'taro@gmail',
    'a b@example.jp',
    'a@b@example.jp',
    '太郎@example.jp',
    'taro@例え.jp',
    'taro@-a.jp',
    'なし',
    `${'a'.repeat(65)}@example.jp`,
  ])('%s is none: a problem where it is needed, else a warning', (written) => {
    expect(read(written, needed)).toMatchObject({ problems: ['mail-invalid'] });
    expect(read(written)).toEqual({ mail: undefined, problems: [], warnings: ['mail-invalid'] });
  });

  it('may be empty, which is said where certificates carry it', () => {
    expect(read('', needed)).toMatchObject({ problems: [], warnings: ['mail-missing'] });
    expect(read('')).toMatchObject({ problems: [], warnings: [] });
  });

  it('needs its column where certificates carry it', () => {
    expect(read('', needed, '備考')).toMatchObject({ problems: ['missing-column'] });
    expect(read('', {}, '備考')).toMatchObject({ problems: [] });
  });

  it('is one that a certificate takes, whatever was written', () => {
    const parts = fc.stringMatching(/^[ -~]{0,12}$/);
    const written = fc.oneof(
      fc.emailAddress(),
      fc.tuple(parts, parts).map(([local, host]) => `${local}@${host}.jp`),
    );
    fc.assert(
      fc.property(written, (text) => {
        const { mail } = read(text);
        if (mail !== undefined) expect(checkMailAddress(mail)).toBe(mail);
      }),
    );
  });
});
