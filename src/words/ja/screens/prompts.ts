/** 質問と進み具合の言葉。 */
import type * as english from '../../en/screens/prompts.ts';

export const prompts: typeof english.prompts = {
  yes: 'はい',
  no: 'いいえ',
  yesOrNo: 'y(はい)か n(いいえ)で答えてください',
  chooseKeys: '↑ ↓ 又は番号で選び、Enterで決めます',
  passphrase: 'CAのパスフレーズ',
  newPassphrase: 'CAの新しいパスフレーズ(12文字以上)',
  again: '同じパスフレーズをもう一度',
  differs: '2つが同じではありません。',
  tooShort: (minimum) => `${minimum}文字以上にしてください。`,
  required: '空にはできません。',
  notUrl: 'https://id.example.jp/ のような形で入力してください。',
};

export const progress: typeof english.progress = ({ done, total, perSecond, secondsLeft }) =>
  `${done}/${total} 事業所  毎秒${perSecond.toFixed(1)}  残り${secondsLeft}秒`;
