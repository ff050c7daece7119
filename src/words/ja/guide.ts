import type { GuideErrorArgs } from '../../guide/errors.ts';
import type { Messages } from '../message.ts';

/** 証明書インストール説明書を作れないときの言葉。 */
export const guideMessages: Messages<GuideErrorArgs> = {
  'guide-example-unfit': ({ example, pattern }) => ({
    what: `説明書に載せるログインIDの例「${example}」が、ログインIDの形(${pattern})に合いません。`,
    todo: 'hakko.yamlのroster.exampleLoginIdに、形の合うログインIDの例を書いてください。実在する人のものは避けてください。',
  }),
  'guide-missing-glyph': ({ text, characters }) => ({
    what: `説明書の「${text}」に、印刷できない文字があります: ${characters}`,
    todo: 'hakko.yaml又は説明書の文言で、ほかの文字に直してください。',
  }),
  'guide-overflow': ({ text }) => ({
    what: `説明書の「${text}」で始まる部分が長すぎて、入りません。`,
    todo: 'hakko.yaml又は説明書の文言で、その部分を短くしてください。',
  }),
};
