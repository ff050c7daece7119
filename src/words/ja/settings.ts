/** `hakko.yaml`の誤りの言葉。 */
import type { SettingsErrorArgs } from '../../settings/errors.ts';
import type { SettingsFault, SettingsProblem } from '../../settings/read-settings.ts';
import type { Messages } from '../message.ts';

export const settingsMessages: Messages<SettingsErrorArgs> = {
  'settings-invalid': ({ file, problems }) => ({
    what: [`${file} に誤りがあります:`, ...problems.map(describe)].join('\n  '),
    todo: 'この行を直して、同じコマンドをもう一度実行してください。',
  }),
  'init-flags-invalid': ({ problems }) => ({
    what: [
      '指定した値が使えません:',
      ...problems.map((one) => `${one.flag}: ${faultOf(one)}`),
    ].join('\n  '),
    todo: '値を直して、もう一度実行してください。何も書いていません。',
  }),
};

function describe(problem: SettingsProblem): string {
  return `${problem.line}行目 ${problem.key}: ${faultOf(problem)}`;
}

function faultOf(problem: SettingsFault): string {
  switch (problem.kind) {
    case 'empty':
      return '空にはできません';
    case 'too-long':
      return `${problem.maximum}文字までにしてください(今は${problem.length}文字)`;
    case 'not-in-range':
      return `${problem.minimum}から${problem.maximum}までの整数にしてください`;
    case 'not-a-choice':
      return `次のどれかにしてください: ${problem.choices.join(', ')}`;
    case 'not-a-url':
      return 'https://id.example.jp/ のような形にしてください';
    case 'not-an-ascii-url':
      return `証明書に書けるのは半角の英数字と記号だけです。次のように書いてください: ${problem.instead}`;
    case 'url-of-one-authority':
      return 'http://pki.example.jp/{ca}.crl のように、{ca} を入れてください(--two-tier では、ルートCAと発行用CAのファイルが別々になります)';
    case 'not-a-country':
      return 'JP のような、半角の大文字2文字の国コードにしてください';
    case 'not-a-regular-expression':
      return '正規表現として読めません(括弧が閉じていますか)';
    case 'without-placeholder':
      return `${problem.placeholder} を入れてください`;
    case 'unknown-placeholder':
      return `${problem.found} は置き換えられません。使えるのは ${problem.known.join(' と ')} です`;
    case 'not-without':
      return `${problem.other} が ${problem.value} のときだけ使えます`;
    case 'not-a-time-zone':
      return 'Asia/Tokyo のような時間帯の名前にしてください';
    case 'not-an-alphabet':
      return `半角の文字を${problem.minimum}種類以上、重なりなく並べてください`;
    case 'not-millimetres':
      return `${problem.minimum}から${problem.maximum}までの数(mm)を${problem.count}個、[0, 1.5] のように並べてください`;
    case 'not-a-text':
      return '文字にしてください';
    case 'not-a-list':
      return '文字の並び(リスト)にしてください';
    case 'unknown-key':
      return 'そのような設定はありません(書き間違いではありませんか)';
    case 'not-a-section':
      return 'この下に設定を書いてください';
  }
}
