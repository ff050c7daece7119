/** What is wrong with a roster, and what to do: one sentence for each code. */
import type { RosterGroupProblemArgs, RosterProblemArgs } from '../../roster/problem.ts';
import type { Messages } from '../message.ts';
import { rosterFileMessages } from './roster-file.ts';
import { excelText, linesText } from './roster-labels.ts';
import { rosterRowMessages } from './roster-row.ts';

const rosterGroupMessages: Messages<RosterGroupProblemArgs> = {
  'login-id-lost-zero': ({ value, usualLength }) => ({
    what: `「${value}」は、ほかのログインID(${usualLength}桁)より短くなっています。Excelが先頭の0を落としたおそれがあります。`,
    todo: excelText,
  }),
  'login-id-repeated': ({ value, first, firstLine }) => ({
    what:
      value === first
        ? `「${value}」は、${firstLine}行目にもあります。`
        : `「${value}」は、${firstLine}行目の「${first}」と大文字・小文字が違うだけです。`,
    todo: '同じ利用者なら一方の行を削除し、別の利用者ならログインIDを改めてください。',
  }),
  'prefix-case-clash': ({ prefix, lines, other, otherLines }) => ({
    what: `先頭の「${prefix}」(${linesText(lines)})は、「${other}」(${linesText(otherLines)})と大文字・小文字が違うだけです。証明書ファイルの名前を区別できません。`,
    todo: 'ログインIDの大文字・小文字をそろえてください。',
  }),
  'device-name': ({ group, lines }) => ({
    what: `「${group}」(${linesText(lines)})はWindowsが装置の名前に使うため、「${group}.p12」というファイルを作れません。`,
    todo: 'この利用者のログインIDを改めてください。',
  }),
  'unsafe-file-name': ({ group, lines }) => ({
    what: `「${group}」(${linesText(lines)})には、ファイルの名前に使えない文字があります。`,
    todo: '証明書ファイルの名前になる部分は、英数字、ハイフン(-)、下線(_)としてください。',
  }),
  'organisation-clash': ({ group, organisations }) => ({
    what: `${group}に${organisations.length}つの所属があります(${organisations
      .map(({ name, lines }, index) =>
        index === 0
          ? `${name} ${lines.length}人`
          : `${name} ${lines.length}人: ${linesText(lines)}`,
      )
      .join('、')})。同じ証明書を共有することになります。`,
    todo: 'ログインIDと所属を確かめてください。',
  }),
};

/** A sentence for every problem and warning of a roster; the place is `rosterPlace`'s to say. */
export const rosterMessages: Messages<RosterProblemArgs> = {
  ...rosterFileMessages,
  ...rosterRowMessages,
  ...rosterGroupMessages,
};
