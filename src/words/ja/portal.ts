/** ポータルを始められないときの言葉。 */
import type { PortalErrorArgs } from '../../portal/errors.ts';
import type { Messages } from '../message.ts';

export const portalMessages: Messages<PortalErrorArgs> = {
  'listen-failed': ({ address, errno }) => ({
    what: `${address}で待ち受けることができません(${errno})。`,
    todo:
      errno === 'EADDRINUSE'
        ? 'ほかのプログラム(別のポータルなど)が使っています。それを終えるか、--listenと--portal-listenで別のポートを指定してください。'
        : errno === 'EACCES'
          ? '1024より小さいポートは管理者だけが使えます。--listenと--portal-listenで大きいポートを指定し、前にプロキシを置いてください。'
          : 'この機械のアドレスを--listenと--portal-listenで指定してください。',
  }),
  'listen-invalid': ({ flag, value }) => ({
    what: `${flag} ${value} は、アドレスとポートではありません。`,
    todo: '127.0.0.1:8443 又は [::1]:8443 のように書いてください。',
  }),
  'plain-http-exposed': ({ address }) => ({
    what: `${address}でTLSを使わないと、パスワードが暗号化されずに流れます。`,
    todo: 'TLSを行うプロキシの後ろの127.0.0.1で待ち受けるか、--plain-httpを外してください。',
  }),
  'server-certificate-unusable': ({ path, reason }) => ({
    what: `${path}を、サーバーの証明書又は鍵として使えません: ${reason}`,
    todo: '証明書(中間証明書を続けたもの)と、暗号化していない鍵を、どちらもPEMで、--server-certと--server-keyに指定してください。',
  }),
  'portal-never-ran': ({ folder }) => ({
    what: `${folder}には、ポータルの記録がありません。誰がダウンロードしたかは分かりません。`,
    todo: 'ポータルを別の機械で動かしているときは、その記録のフォルダーを写し、--portal-stateで指定してください。nginxとApacheは数えません。',
  }),
  'server-key-missing': ({ certificates, keys }) => ({
    what: `--server-certが${certificates}個、--server-keyが${keys}個です。`,
    todo: '証明書ごとに鍵を、同じ順に指定してください。',
  }),
};
