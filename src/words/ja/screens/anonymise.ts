/** `hakko roster anonymise`の画面。 */
import type * as english from '../../en/screens/anonymise.ts';

export const anonymise: typeof english.anonymise = {
  done: (file, people) =>
    `${file} に架空の${people}人の名簿を作りました。グループ、文字数、珍しい文字は元の名簿と同じで、見出しのほかは何も残していません。`,
  look: '人に渡す前に、目を通してください。見出しの文字は、元のままです。',
  next: (file) => `次は: hakko rehearse ${file}`,
};
