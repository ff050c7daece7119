/** `hakko.yaml`: what is written reads back the same, and every fault is told with line and key. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { readSettings, type SettingsProblem } from '../../src/settings/read-settings.ts';
import type { Setting } from '../../src/settings/setting.ts';
import { settingsTable } from '../../src/settings/settings-table.ts';
import { formatSettings, type SettingValues } from '../../src/settings/write-settings.ts';

const read = (text: string | Buffer) => readSettings(Buffer.from(text), 'hakko.yaml');

function problemsOf(text: string): readonly SettingsProblem[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'settings-invalid') throw error;
    return (error as HakkoError<'settings-invalid'>).args.problems;
  }
}

/** Every setting of the table, with its section and key. */
const settings = Object.entries(settingsTable).flatMap(([section, keys]) =>
  Object.entries(keys as Record<string, Setting<unknown>>).map(([key, setting]) => ({
    section,
    key,
    setting,
  })),
);

const complete: SettingValues = {
  site: { organisation: 'さくら市', serviceName: 'さくら市ポータルサイト' },
  ca: { name: 'さくら市 CA' },
  portal: { downloadUrl: 'https://id.sakura.example/' },
};

describe('what is written', () => {
  const nasty = fc.constantFrom(
    ...[
      '0123',
      '007',
      '1e3',
      '0x10',
      'yes',
      'null',
      '~',
      'true',
      '#1',
      'a # b',
      'a: b',
      ': a',
      '- a',
    ],
    ...[
      '"',
      "'",
      `it's "so"`,
      '\\',
      '\\n',
      '[a]',
      '{a: b}',
      '*a',
      '&a',
      '!a',
      '%a',
      '@a',
      '`a`',
      '|',
      '>',
    ],
    ...[
      '㈱さくら会',
      '髙橋 﨑',
      '𠮷野',
      'a,b',
      '?',
      '---',
      '...',
      'a\u2028b',
      'a\tb',
      'x'.repeat(300),
    ],
  );
  const typed = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
  const lines = fc.array(typed, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
  const value = fc
    .oneof(
      nasty,
      typed,
      lines,
      fc.tuple(nasty, nasty).map(([a, b]) => `${a} ${b}`),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.isWellFormed());

  const name = value.filter((text) => Array.from(text).length <= 64);

  it('reads back the same, whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.record({ organisation: name, address: value, phone: value, name }),
        fc.array(value, { maxLength: 3 }),
        fc.constantFrom('ja', 'en'),
        ({ name, ...site }, hosts, language) => {
          const values = {
            ...complete,
            site: { ...complete.site, ...site },
            ca: { name },
            portal: { downloadUrl: 'https://id.sakura.example/', hosts },
          };
          const { site: readSite, ca, portal } = read(formatSettings(values, language));
          expect(readSite).toMatchObject(site);
          expect([ca.name, portal.hosts]).toEqual([name, hosts]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(settings.filter(({ setting }) => typeof setting.default === 'number'))(
    'reads $section.$key back as a number',
    ({ section, key, setting }) => {
      const values = { ...complete, [section]: { ...complete[section as 'ca'], [key]: 12 } };
      const back = read(formatSettings(values, 'en')) as unknown as Record<string, object>;
      expect(setting.default).not.toBe(12);
      expect(back[section]).toMatchObject({ [key]: 12 });
    },
  );

  it.each([true, false])('reads %s back as what it is', (includeRoot) => {
    const { p12 } = read(formatSettings({ ...complete, p12: { includeRoot } }, 'en'));
    expect(p12.includeRoot).toBe(includeRoot);
  });

  it.each(['ja', 'en'] as const)('has each setting once, under its comment (%s)', (language) => {
    const text = formatSettings(complete, language);
    for (const { key, setting } of settings) {
      const comment = `  # ${setting.comment[language]}\n  ${key}:`;
      expect(text).toContain(comment);
    }
    expect(text.split('\n').filter((line) => line.startsWith('  # ')).length).toBe(settings.length);
  });
});

describe('each setting', () => {
  it.each(settings)('$section.$key is explained in both languages', ({ setting: { comment } }) => {
    expect(comment.ja).toMatch(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u);
    expect(comment.en).toMatch(/[A-Za-z]{2}/);
    expect(comment.ja + comment.en).not.toContain('\n');
  });

  it('takes its own default, unless it has none', () => {
    const asTyped = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value));
    for (const { key, setting } of settings) {
      const parsed = setting.parse(asTyped(setting.default));
      const without = setting.default === '' && 'fault' in parsed;
      expect([key, without || 'value' in parsed]).toEqual([key, true]);
    }
  });
});

describe('defaults', () => {
  it.each([
    ['an empty file', ''],
    ['a comment alone', '# nothing yet\n'],
    ['empty sections', 'site:\nca:\n'],
  ])('stand for %s', (_name, text) => {
    const defaults = Object.fromEntries(
      Object.entries(settingsTable).map(([section, keys]) => [
        section,
        Object.fromEntries(
          Object.entries(keys as Record<string, Setting<unknown>>).map(([key, setting]) => [
            key,
            setting.default,
          ]),
        ),
      ]),
    );
    expect(read(text)).toEqual(defaults);
  });
});

describe('a fault', () => {
  it.each<[string, string, object]>([
    [
      'an empty text',
      'site:\n  organisation: ""\n',
      { line: 2, key: 'site.organisation', kind: 'empty' },
    ],
    [
      'an organisation that no certificate can bear',
      `site:\n  country: JP\n  organisation: ${'𠮷'.repeat(65)}\n`,
      { line: 3, key: 'site.organisation', kind: 'too-long', length: 65, maximum: 64 },
    ],
    ['a CA of a long name', `ca:\n  name: ${'x'.repeat(65)}\n`, { line: 2, kind: 'too-long' }],
    ['spaces for a text', 'site:\n  organisation: "  "\n', { line: 2, kind: 'empty' }],
    [
      'a number too small',
      'ca:\n  years: 0\n',
      { line: 2, key: 'ca.years', kind: 'not-in-range', minimum: 1, maximum: 30 },
    ],
    ['a number too large', 'ca:\n  years: 31\n', { line: 2, kind: 'not-in-range' }],
    ['half a number', 'ca:\n  years: 1.5\n', { line: 2, kind: 'not-in-range' }],
    ['a negative number', 'ca:\n  years: -1\n', { line: 2, kind: 'not-in-range' }],
    ['a number of another kind', 'ca:\n  years: 0x10\n', { line: 2, kind: 'not-in-range' }],
    ['full-width digits', 'ca:\n  years: １０\n', { line: 2, kind: 'not-in-range' }],
    [
      'no such choice',
      '# top\np12:\n  # here\n  profile: old\n',
      { line: 4, key: 'p12.profile', kind: 'not-a-choice', choices: ['compat', 'modern', 'both'] },
    ],
    ['a choice in capitals', 'p12:\n  profile: Compat\n', { line: 2, kind: 'not-a-choice' }],
    [
      'neither true nor false',
      'p12:\n  includeRoot: yes\n',
      { line: 2, kind: 'not-a-choice', choices: ['true', 'false'] },
    ],
    ['no address', 'portal:\n  downloadUrl: id.example.jp\n', { line: 2, kind: 'not-a-url' }],
    ['another protocol', 'portal:\n  downloadUrl: ftp://a/\n', { line: 2, kind: 'not-a-url' }],
    ['a script', 'portal:\n  downloadUrl: "javascript:alert(1)"\n', { line: 2, kind: 'not-a-url' }],
    [
      'a CRL in a file',
      'ca:\n  crlUrl: file:///x\n',
      { line: 2, key: 'ca.crlUrl', kind: 'not-a-url' },
    ],
    [
      'a host and a path beyond ASCII',
      'ca:\n  crlUrl: http://例.jp/失効/{ca}.crl\n',
      {
        ...{ line: 2, key: 'ca.crlUrl', kind: 'not-an-ascii-url' },
        instead: 'http://xn--fsq.jp/%E5%A4%B1%E5%8A%B9/{ca}.crl',
      },
    ],
    ['a space in a URL', 'ca:\n  crlUrl: http://a.jp/a b\n', { line: 2, kind: 'not-a-url' }],
    ['another placeholder', 'ca:\n  issuerUrl: http://{ca}:x/\n', { line: 2, kind: 'not-a-url' }],
    [
      'an address in a certificate that many share',
      'client:\n  rfc822Name: roster\n',
      { line: 2, key: 'client.rfc822Name', kind: 'not-without', other: 'roster.groupBy' },
    ],
    ['a country of three', 'site:\n  country: JPN\n', { line: 2, kind: 'not-a-country' }],
    [
      'a placeholder of no meaning',
      'client:\n  commonName: "{prefix}-{foo}"\n',
      {
        ...{ line: 2, key: 'client.commonName', kind: 'unknown-placeholder', found: '{foo}' },
        known: ['{prefix}', '{month}'],
      },
    ],
    ['half a placeholder', 'client:\n  commonName: "{prefix}-{month"\n', { found: '{month' }],
    [
      'a CN without prefix',
      'client:\n  commonName: x\n',
      { line: 2, kind: 'without-placeholder', placeholder: '{prefix}' },
    ],
    [
      'no regular expression',
      'roster:\n  loginIdPattern: "(["\n',
      { line: 2, kind: 'not-a-regular-expression' },
    ],
    ['a short alphabet', 'passwords:\n  alphabet: abc\n', { line: 2, kind: 'not-an-alphabet' }],
    [
      'an alphabet with a space',
      'passwords:\n  alphabet: "abcdefgh ijkl"\n',
      { line: 2, kind: 'not-an-alphabet' },
    ],
    [
      'one character again and again',
      'passwords:\n  alphabet: aaaaaaaaaaaaaaaa\n',
      { line: 2, key: 'passwords.alphabet' },
    ],
    ['no such time zone', 'site:\n  timeZone: Asia/Tokio\n', { line: 2, key: 'site.timeZone' }],
    [
      'a list for a text',
      'site:\n  phone:\n    - a\n',
      { line: 3, key: 'site.phone', kind: 'not-a-text' },
    ],
    ['settings for a text', 'site:\n  phone: { a: b }\n', { line: 2, kind: 'not-a-text' }],
    ['a text for a list', 'portal:\n  hosts: a\n', { line: 2, kind: 'not-a-list' }],
    ['lists in a list', 'portal:\n  hosts: [[a]]\n', { line: 2, kind: 'not-a-list' }],
    [
      'an unknown key',
      'site:\n  organization: x\n',
      { line: 2, key: 'site.organization', kind: 'unknown-key' },
    ],
    ['an unknown section', '\nsight:\n  a: b\n', { key: 'sight', kind: 'unknown-key' }],
    [
      'a key of JavaScript',
      'site:\n  constructor: x\n',
      { key: 'site.constructor', kind: 'unknown-key' },
    ],
    ['a section of JavaScript', '__proto__:\n  a: b\n', { key: '__proto__', kind: 'unknown-key' }],
    ['a text for a section', 'ca: two\n', { line: 1, key: 'ca', kind: 'not-a-section' }],
    ['a list for everything', '- a\n', { line: 1, key: '', kind: 'not-a-section' }],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toMatchObject([expected]);
  });

  it('comes with all the others', () => {
    const text = 'site:\n  country: x\nca:\n  years: x\n  tiers: x\nnone: x\nportal:\n  hosts: x\n';
    expect(problemsOf(text).map(({ line, key }) => [line, key])).toEqual(
      expect.arrayContaining([
        [2, 'site.country'],
        [4, 'ca.years'],
        [5, 'ca.tiers'],
        [6, 'none'],
        [8, 'portal.hosts'],
      ]),
    );
  });

  it('names the file it was found in', () => {
    expect(() => readSettings(Buffer.from('ca: x'), '/srv/hakko.yaml')).toThrow(
      expect.objectContaining({
        args: expect.objectContaining({ file: '/srv/hakko.yaml' }) as object,
      }) as Error,
    );
  });
});

describe('a file as an editor saves it', () => {
  const text = '# settings\nsite:\n  organisation: 表示市\n  phone: "03-0000-0000"\n';
  // 表 ends in 5C, the backslash of ASCII.
  const cp932 = Buffer.from(text.replace('表示市', '?')).toString('latin1').split('?');
  it.each<[string, Buffer]>([
    ['UTF-8 with CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['CP932', Buffer.from(cp932.join('\x95\x5c\x8e\xa6\x8e\x73'), 'latin1')],
    [
      'CP932 with CRLF',
      Buffer.from(cp932.join('\x95\x5c\x8e\xa6\x8e\x73').replaceAll('\n', '\r\n'), 'latin1'),
    ],
  ])('is read: %s', (_name, bytes) => {
    expect(read(bytes).site).toMatchObject({ organisation: '表示市', phone: '03-0000-0000' });
  });
});

describe('what certificates say', () => {
  it('counts characters, not UTF-16 units', () => {
    const organisation = '𠮷'.repeat(64);
    expect(read(`site:\n  organisation: ${organisation}\n`).site).toMatchObject({ organisation });
  });

  it.each([
    'http://pki.example.jp/{ca}.crl',
    'https://pki.example.jp:8443/a/{ca}',
    'http://pki.example.jp/ca.crl?a=b',
  ])('may name %s', (crlUrl) => {
    expect(read(`ca:\n  crlUrl: ${crlUrl}\n`).ca.crlUrl).toBe(crlUrl);
  });

  it('may hold an address where each person has a certificate of her own', () => {
    const text = 'client:\n  rfc822Name: roster\nroster:\n  groupBy: loginId\n';
    expect(read(text).client.rfc822Name).toBe('roster');
  });
});
