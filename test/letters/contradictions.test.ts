import { expect, test } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import {
  type ContradictionReason,
  findContradictions,
} from '../../src/letters/template/contradictions.ts';
import { parseLetterTemplate } from '../../src/letters/template/letter-template.ts';
import { ownAssets } from './own-assets.ts';

/** Sentences that may stand on a letter under a policy, and those that may not. */

function reasonsOf(
  sentence: string,
  policy: 'keep' | 'reissue',
  tongue: 'ja' | 'en',
): readonly ContradictionReason[] {
  const { templates } = ownAssets({
    [`login-notice/text.${tongue}.yaml`]: `notes:\n  - >-\n    ${sentence}\n`,
  });
  const reasons: ContradictionReason[] = [];
  findContradictions(parseLetterTemplate('login', 'a4', templates), policy, (fault) => {
    if (!(fault instanceof HakkoError) || fault.code !== 'template-contradiction') throw fault;
    reasons.push((fault as HakkoError<'template-contradiction'>).args.reason);
  });
  return reasons;
}

type Case = readonly [policy: 'keep' | 'reissue', sentence: string];

const refused: Readonly<Record<ContradictionReason, readonly Case[]>> = {
  'destroys-kept': [
    ['keep', 'ダウンロードが済んだら、この通知票は細断して廃棄してください。'],
    ['keep', '御利用後は、シュレッダーで処理してください。'],
    ['keep', '用が済んだら捨ててください。'],
    ['keep', 'Please shred this letter after the download.'],
    ['keep', 'Destroy this notice once you have the certificate.'],
  ],
  'keeps-reissued': [
    ['reissue', 'この通知票は、端末を替えるとき及び証明書を更新するときにも使います。'],
    ['reissue', '鍵の掛かる場所に保管してください。'],
    ['reissue', '大切に保管してください。'],
    ['reissue', 'You will need this letter again when the certificate is renewed.'],
    ['reissue', 'Please keep it locked away.'],
  ],
  'no-replacement': [
    ['keep', 'この通知票は再発行できません。'],
    ['reissue', '紛失されても再発行はいたしません。'],
    ['keep', 'This letter cannot be replaced.'],
    ['reissue', 'It will not be reissued.'],
  ],
  'guide-enclosed': [
    ['keep', '操作の手順は、同封の説明書を御覧ください。'],
    ['reissue', '説明書を同封しています。'],
    ['keep', 'See the enclosed guide.'],
  ],
  'password-announced': [
    ['keep', 'パスワード在中'],
    ['keep', 'Password inside'],
  ],
  'password-asked': [
    ['keep', 'お問合せの際は、パスワードをお知らせください。'],
    ['keep', 'パスワードを電話で教えてください。'],
    ['keep', 'When you call, tell us your password.'],
  ],
  'password-in-code': [
    ['keep', 'QRコードにはパスワードが含まれています。'],
    ['keep', 'The QR code holds your password.'],
  ],
};

const tongueOf = (sentence: string): 'ja' | 'en' =>
  /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(sentence) ? 'ja' : 'en';

test.each(
  Object.entries(refused).flatMap(([reason, cases]) =>
    cases.map(([policy, sentence]) => [reason, policy, sentence] as const),
  ),
)('%s (%s): %s', (reason, policy, sentence) => {
  expect(reasonsOf(sentence, policy, tongueOf(sentence))).toEqual([reason]);
});

test.each<Case>([
  ['keep', 'この通知票は廃棄しないでください。'],
  ['keep', '利用をやめるときは、この通知票を細断してください。'],
  ['keep', '前の通知票は廃棄してください。'],
  ['keep', 'インストールが済んだら、証明書ファイルを廃棄してください。'],
  ['keep', '鍵の掛かる場所に保管してください。'],
  ['keep', 'Never throw this letter away.'],
  ['keep', 'Delete the certificate file.'],
  ['keep', 'When you leave, please shred this letter.'],
  ['reissue', 'ダウンロードが済むまで、大切に保管してください。'],
  ['reissue', '細断して廃棄してください。証明書を更新するときは、新しい通知票を送ります。'],
  ['reissue', 'Keep it safe until you have the certificate.'],
  ['keep', '紛失したときは、新しいパスワードを発行します。'],
  ['keep', '「証明書インストール説明書」を御覧ください。'],
  ['keep', '管理番号をお知らせください。パスワードは言わないでください。'],
  ['keep', 'パスワードを電話で教えないでください。'],
  ['keep', 'パスワードを忘れたときは、お知らせください。'],
  ['keep', 'Never tell anybody the password.'],
  ['keep', 'QRコードにパスワードは含まれていません。'],
  ['keep', 'The QR code holds no password.'],
])('may be printed (%s): %s', (policy, sentence) => {
  expect(reasonsOf(sentence, policy, tongueOf(sentence))).toEqual([]);
});

test('a line for the other policy is not judged by this one', () => {
  const { templates } = ownAssets({
    'login-notice/text.ja.yaml':
      'notes:\n  - when: reissue\n    text: 細断して廃棄してください。\n  - when: keep\n    text: 大切に保管してください。\n',
  });
  const template = parseLetterTemplate('login', 'a4', templates);
  for (const policy of ['keep', 'reissue'] as const) {
    findContradictions(template, policy, (fault) => {
      throw fault;
    });
  }
});
