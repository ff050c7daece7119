import type { YamlErrorArgs } from '../../settings/yaml-errors.ts';
import type { Messages } from '../message.ts';

/** What is said when a YAML file cannot be read at all. */
export const yamlMessages: Messages<YamlErrorArgs> = {
  'yaml-encoding': ({ file }) => ({
    what: `${file} の文字コードが分かりません。`,
    todo: 'メモ帳などで開き、文字コードをUTF-8にして保存し直してください。',
  }),
  'yaml-syntax': ({ file, line, column, reason }) => ({
    what: `${file} ${line}行目 ${column}文字目: YAMLの書き方が正しくありません(${reason})。`,
    todo: reasons[reason] ?? '字下げ、「: 」の後の空白、引用符の閉じ忘れを確かめてください。',
  }),
};

const reasons: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '字下げには、タブではなく半角の空白を使ってください。',
  DUPLICATE_KEY: '同じ項目が二度あります。どちらかを削除してください。',
  ALIAS: '「*」で始まる値は使えません。引用符で囲んでください。',
  MULTIPLE_DOCS: '「---」で区切った二つ目の文書は使えません。',
  BAD_ALIAS: '「*」や「&」で始まる値は、引用符で囲んでください。',
  MISSING_CHAR: '引用符や括弧が閉じられているかを確かめてください。',
};
