/** hakko自体に誤りがあったときの言葉。 */
import type * as english from '../../en/screens/bug.ts';

export const bug: typeof english.bug = {
  what: 'hakko自身の不具合です。操作の誤りではありません。',
  todo: '途中までのものは残っていません。下の内容をお知らせください。',
};
