/** 書き出したサイトのまずいところと、すること。 */
import type { SiteErrorArgs } from '../../site/errors.ts';
import type { Messages } from '../message.ts';

export const siteMessages: Messages<SiteErrorArgs> = {
  'site-missing': ({ folder }) => ({
    what: `${folder}には、書き出したサイトがありません。`,
    todo: '「hakko export portal フォルダー」で書き出し、そのフォルダーを指定してください。',
  }),
  'site-folder-taken': ({ folder }) => ({
    what: `${folder}には、ほかのものが入っています。何も変えていません。`,
    todo: '新しいフォルダーか空のフォルダー、又は前に書き出したフォルダーを指定してください。',
  }),
  'site-damaged': ({ path }) => ({
    what: `${path}が、書き出したときのものと違います。`,
    todo: '写している途中なら、終わるまで待ってください。そうでなければ、もう一度書き出してください。',
  }),
  'site-newer': ({ path, version, known }) => ({
    what: `${path}は、新しいhakkoで作られています(このファイルの版は${version}、ここで分かるのは${known}まで)。`,
    todo: 'ここでも、その新しいhakkoを使ってください。',
  }),
  'site-file-damaged': ({ file }) => ({
    what: `${file}は、発行したときのファイルと違います。配布しません。`,
    todo: 'もう一度書き出してください。CAの控えが壊れているときは、「hakko verify」で確かめてください。',
  }),
  'site-crl-unreadable': ({ path }) => ({
    what: `${path}に、読める失効リストがありません。`,
    todo: '次の更新日時(nextUpdate)の入った失効リストを、PEM又はDERで、--crlに指定してください。',
  }),
  'site-crl-foreign': ({ path }) => ({
    what: `失効リスト${path}は、ここのどのCAのものでもありません。`,
    todo: '鍵がここにないCAの失効リストを指定してください。CAの名前は「hakko export ca」で分かります。',
  }),
  'site-crl-own': ({ path, ca }) => ({
    what: `${path}は、CA「${ca}」の失効リストです。このCAの失効リストは、ここで作っています。`,
    todo: 'この--crlは要りません。最新のものを書き出します。新しくするときは「hakko crl」です。',
  }),
  'site-crl-ended': ({ path, nextUpdate }) => ({
    what: `失効リスト${path}は、${nextUpdate.toISOString().slice(0, 16).replace('T', ' ')}(UTC)に切れています。このままでは、Webサーバーが全員を断ります。`,
    todo: 'そのCAの鍵を持つところから、新しい失効リストを受け取ってください。',
  }),
  'site-of-rehearsal': ({ home, flag }) => ({
    what: `${home}は予行のフォルダーです。ここで発行したものは見本で、本物としては使えません。`,
    todo: `本物のCAのフォルダーを--homeで指定してください。${flag === undefined ? '' : `予行のもので試すときは、${flag}を付けてください。全てのページに「見本」と表示されます。`}`,
  }),
};
