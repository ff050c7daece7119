/** 台帳とその排他の誤りと、その対処。 */
import type { LedgerErrorArgs } from '../../ledger/errors.ts';
import type { Messages } from '../message.ts';

export const ledgerMessages: Messages<LedgerErrorArgs> = {
  'ledger-newer': ({ path, version, known }) => ({
    what: `${path} は、これより新しいhakkoが書いたものです(台帳の版 ${version}。このhakkoが扱えるのは ${known} まで)。`,
    todo: 'その新しいhakkoを使ってください。何も変えていません。',
  }),
  'ledger-unreadable': ({ path, reason }) => ({
    what: `台帳 ${path} を読めません(${reason})。`,
    todo: '削除しないでください。ディスクを確かめるか、フォルダー全体のバックアップに戻してください。',
  }),
  'ledger-row-damaged': ({ column }) => ({
    what: `台帳(ledger.db)が壊れています。「${column}」に、あるはずのない値があります。`,
    todo: '削除しないでください。ディスクを確かめるか、フォルダー全体のバックアップに戻してください。',
  }),
  'event-log-broken': ({ path, sequence, fault }) => ({
    what: `台帳 ${path} の記録は、${sequence}番目が${FAULTS[fault]}。何も行っていません。`,
    todo: 'フォルダー全体を証拠として今のまま残し、それより前のバックアップに戻してください。記録は「hakko audit」で見られます。',
  }),
  'home-in-use': ({ holder }) => ({
    what: holder
      ? `このCAは別のコマンドが使っています: ${holder.command}(${holder.userName}@${holder.hostName}、プロセス番号 ${holder.processId}、${holder.since} から)。`
      : 'このCAは別のコマンドが使っています。',
    todo: '終わってから、同じコマンドをもう一度実行してください。--wait 600 を付けると、600秒まで待ちます。',
  }),
};

const FAULTS = {
  changed: '書かれた後に変えられています',
  missing: 'なくなっています',
  inserted: '後から差し込まれています',
} as const;
