import { describe, expect, test } from 'vitest';
import { type GuideEdition, guideValues } from '../../src/guide/content/guide-values.ts';
import { type Block, type Guide, guidePlatforms } from '../../src/guide/guide.ts';
import type { SettingValues } from '../../src/settings/write-settings.ts';
import {
  editedContent,
  en,
  guideFrom,
  guideOf,
  ja,
  longSite,
  settingsOf,
  textOf,
  wordsOf,
} from './guide-fixtures.ts';

/** What the guide says, as typed blocks; how it looks is another file's matter. */

const one = (platform: (typeof guidePlatforms)[number]): GuideEdition => ({ ...ja, platform });

describe('the guide follows the settings', () => {
  const personal: SettingValues = { roster: { groupBy: 'loginId' } };
  const reissue: SettingValues = { passwords: { initialPassword: 'reissue' } };
  const noHosts: SettingValues = { portal: { hosts: [] } };

  test.each<[string, GuideEdition, SettingValues, readonly string[], readonly string[]]>([
    ['shared', ja, {}, ['先頭4文字', 'G13B.p12', '同じ事業所の方と共用'], ['ログインIDと同じ']],
    ['personal', ja, personal, ['ログインIDと同じ', 'G13B1234567.p12'], ['共用して', '先頭4文字']],
    ['keep', ja, {}, ['鍵の掛かる場所に保管', '変わりません'], ['細断して廃棄してください']],
    ['reissue', ja, reissue, ['細断して廃棄してください', '新しい通知票①及び②'], ['保管して']],
    ['downloads', ja, { passwords: { downloads: 7 } }, ['7回まで', '7回の限度'], ['20回']],
    ['a longer prefix', ja, { roster: { prefixLength: 6 } }, ['G13B12.p12', '先頭6'], ['4文字']],
    ['a word for groups', ja, { site: { groupWord: '病院' } }, ['同じ病院の方'], ['事業所']],
    ['an example', ja, { roster: { exampleLoginId: 'H07A0000001' } }, ['H07A.p12'], ['G13B']],
    ['a common name', ja, { client: { commonName: 'x-{prefix}' } }, ['x-G13B'], ['202611']],
    ['no root in the file', ja, {}, ['いいえを選び'], ['はいを選びます']],
    ['the root in it', ja, { p12: { includeRoot: true } }, ['はいを選びます'], ['いいえを選び']],
    ['both', ja, { p12: { profile: 'both' } }, ['G13B.p12'], ['以降の端末です']],
    ['compat', ja, {}, ['Windows 11及び10'], ['以降の端末です', '更新するか']],
    ['modern', ja, { p12: { profile: 'modern' } }, ['iOS・iPadOS 18以降', '更新するか'], []],
    ['two hosts', ja, {}, ['合わせて2回', 'portal.wakabano.example及びrecords'], []],
    ['one host', ja, { portal: { hosts: ['a.example'] } }, ['https://a.example/'], ['合わせて']],
    ['no hosts', ja, noHosts, ['Safariで、ポータルサイトを開きます'], ['合わせて', 'https:///']],
    ['no telephone', ja, { site: { phone: '' } }, ['お問合せ先へ'], ['電話 ', 'tel:']],
    ['a telephone', ja, { site: { phone: '０３（0000）0000' } }, ['tel:0300000000'], []],
    ['no office', ja, { site: { office: '' } }, ['若葉野市　　令和8年11月22日'], ['福祉部']],
    ['the date', ja, {}, ['令和8年11月22日現在'], ['2026年']],
    ['English', en, {}, ['22 November 2026', 'portal.wakabano.example and records'], ['令和']],
    ['English, personal', en, personal, ['the same as your login ID'], ['Others of your group']],
    ['English, reissue', en, reissue, ['please shred notices'], ['under lock and key']],
    [
      'Windows alone',
      one('windows'),
      {},
      ['（Windows）', '現在のユーザー'],
      ['キーチェーン', 'Safari'],
    ],
    ['macOS alone', one('macos'), {}, ['常に許可', 'Safariを使って'], ['ウィザード', 'Android']],
    ['iOS alone', one('ios'), {}, ['8分以内', 'LINE'], ['常に許可', '管理者の方へ', 'ごみ箱']],
    ['Android alone', one('android'), {}, ['VPNとアプリユーザー証明書'], ['ID証明書」を', '8分']],
  ])('%s', (_name, edition, change, wanted, unwanted) => {
    const words = wordsOf(guideOf(edition, change));
    for (const text of wanted) expect(words).toContain(text);
    for (const text of unwanted) expect(words).not.toContain(text);
  });

  test('names each password with the letter that holds it', () => {
    const guide = guideOf(ja);
    const steps = guide.sections.flatMap(({ blocks }) => blocks.filter(isStep)).map(textOf);
    for (const step of steps) {
      if (step.includes('初期パスワード')) expect(step).toContain('通知票①');
      if (/インストール用パスワード|秘密キー/.test(step)) expect(step).toContain('通知票②');
    }
    expect(steps.filter((step) => step.includes('通知票②のパスワードを入力')).length).toBe(4);
  });

  test('an example that the site would not take is refused', () => {
    const change: SettingValues = { roster: { loginIdPattern: '^[0-9]{8}$' } };
    expect(() => guideOf(ja, change)).toThrow(
      expect.objectContaining({ code: 'guide-example-unfit' }),
    );
    const roster = { loginIdPattern: '^[0-9]{8}$', exampleLoginId: '12345678' };
    expect(wordsOf(guideOf(ja, { roster }))).toContain('1234.p12');
  });

  test('what a setting says is never read as markup or as a name', () => {
    const serviceName = '**{{hosts}}** `x` サイト';
    expect(wordsOf(guideOf(ja, { site: { serviceName } }))).toContain(`${serviceName}は、`);
  });

  test('no value is a secret, and QR codes hold addresses alone', () => {
    const values = guideValues(settingsOf(), ja);
    for (const code of values.codes.values()) expect(code).toMatch(/^(https:|tel:|mailto:)/);
  });
});

describe.each([
  ['whole', {}],
  ['Windows', { platform: 'windows' }],
  ['macOS', { platform: 'macos' }],
  ['iOS', { platform: 'ios' }],
  ['Android', { platform: 'android' }],
] as const)('%s', (_name, edition) => {
  const cases: readonly SettingValues[] = [
    {},
    longSite,
    { roster: { groupBy: 'loginId' }, passwords: { initialPassword: 'reissue' } },
    { p12: { profile: 'modern' }, portal: { hosts: [] }, site: { phone: '', office: '' } },
  ];

  test('leaves no markup, no name and no empty block behind', () => {
    for (const change of cases) {
      for (const language of [ja, en]) {
        const guide = guideOf({ ...language, ...edition }, change);
        expect(wordsOf(guide)).not.toMatch(/\{\{|\}\}|\*\*|`|undefined/);
        const blocks = guide.sections.flatMap((section) => section.blocks);
        expect(blocks.filter((block) => textOf(block).trim() === '')).toEqual([]);
      }
    }
  });

  test('numbers the steps of each section from 1, and the sections too', () => {
    const { sections } = guideOf({ ...ja, ...edition });
    expect(sections.map(({ number }) => number)).toEqual(sections.map((_, i) => i + 1));
    for (const { blocks } of sections) {
      const numbers = blocks.filter(isStep).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  test('has the same structure in both languages', () => {
    for (const change of cases) {
      const [first, second] = [ja, en].map((language) =>
        shapeOf(guideOf({ ...language, ...edition }, change)),
      );
      expect(second).toEqual(first);
    }
  });

  test('shows only its own platforms', () => {
    const platforms = guideOf({ ...ja, ...edition }).sections.flatMap((one) => one.platform ?? []);
    expect(platforms).toEqual('platform' in edition ? [edition.platform] : guidePlatforms);
  });
});

describe('a content file with a slip of the pen', () => {
  const edit = (from: string, to: string) => () => guideFrom(editedContent('ja', from, to));
  test.each<[string, () => Guide, object]>([
    [
      'an unknown name',
      edit('{{downloads}}回まで', '{{download}}回まで'),
      { code: 'template-unknown-name', args: { name: 'download' } },
    ],
    [
      'an unknown name in a line that is left out',
      edit('通知票を廃棄する前に', '{{x}}'),
      { code: 'template-unknown-name', args: { name: 'x' } },
    ],
    [
      'an unclosed name',
      edit('{{exampleFile}}` など', '{{exampleFile` など'),
      { code: 'template-unknown-name' },
    ],
    [
      'strong words that do not end',
      edit('**完了**を押します。', '**完了を押します。'),
      { code: 'template-wrong-value', args: { expected: 'closed' } },
    ],
    [
      'an unknown block',
      edit('- warning: 通知票', '- caution: 通知票'),
      { code: 'template-unknown-word', args: { what: 'element', name: 'caution' } },
    ],
    [
      'an unknown condition',
      edit('when: keep', 'when: kept'),
      { code: 'template-unknown-word', args: { what: 'condition', name: 'kept' } },
    ],
    [
      'an unknown picture',
      edit('picture: windows-start', 'picture: windows-begin'),
      { code: 'template-unknown-word', args: { what: 'picture', name: 'windows-begin' } },
    ],
    [
      'a picture outside the folder',
      edit('  windows-start:\n    alt', '  ../start:\n    alt'),
      { code: 'template-wrong-value', args: { expected: 'picture-name' } },
    ],
    [
      'an unknown code',
      edit('qr: downloadUrl', 'qr: password'),
      { code: 'template-unknown-word', args: { name: 'password' } },
    ],
    [
      'an unknown key',
      edit('page: new', 'pgae: new'),
      { code: 'template-unknown-word', args: { what: 'key', name: 'pgae' } },
    ],
    [
      'a row with a cell too few',
      edit("- [初期パスワード, '**通知票①**']", '- [初期パスワード]'),
      { code: 'template-wrong-value', args: { expected: 'cells' } },
    ],
    [
      'no title',
      edit('title: 用意するもの', 'title: ""'),
      { code: 'template-wrong-value', args: { expected: 'text' } },
    ],
    ['a missing part', edit('\nlabels:', '\nwords:'), { code: 'template-unknown-word' }],
  ])('%s is refused with file and line', (_name, read, expected) => {
    const place = { file: 'guide.ja.yaml', line: expect.any(Number) as number };
    const { args = {}, ...code } = expected as { args?: object };
    const wanted = { ...code, args: expect.objectContaining({ ...place, ...args }) as object };
    expect(read).toThrow(expect.objectContaining(wanted));
  });
});

function isStep(block: Block): block is Extract<Block, { kind: 'step' }> {
  return block.kind === 'step';
}

/** Kinds, counts and pictures: all but the words. */
function shapeOf(guide: Guide): unknown {
  const shape = (block: Block): unknown => {
    switch (block.kind) {
      case 'step':
        return [
          ...['step', block.paragraphs.length, block.picture?.name ?? ''],
          ...[block.picture ? [...block.picture.labels.keys()] : [], block.code?.content ?? ''],
        ];
      case 'list':
        return ['list', block.items.length];
      case 'table':
        return ['table', block.widths, block.rows.map((row) => row.map((cell) => cell.length))];
      case 'heading':
      case 'picture':
        return [block.kind];
      case 'code':
        return ['code', block.code.content];
      default:
        return [block.kind, block.paragraphs.length];
    }
  };
  return guide.sections.map(({ id, platform, newPage, blocks }) => ({
    ...{ id, platform, newPage },
    blocks: blocks.map(shape),
  }));
}
