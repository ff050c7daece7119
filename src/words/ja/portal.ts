/** ポータルを始められないときの言葉。 */
import type { PortalErrorArgs } from '../../portal/errors.ts';
import type { Messages } from '../message.ts';

const time = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')}(UTC)`;

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
    what: `${path}を、サーバーの証明書として使えません: ${reason}`,
    todo: '証明書(中間証明書を続けたもの)のPEMファイルを--server-certに、その鍵を--server-keyに指定してください。',
  }),
  'server-certificate-ended': ({ path, notAfter }) => ({
    what: `サーバーの証明書${path}は、${time(notAfter)}に有効期限が切れています。どのブラウザーも受け付けません。`,
    todo: '新しい証明書を取得し、--server-certに指定してください。切れていないはずのときは、この機械の時計を合わせてください。',
  }),
  'server-certificate-early': ({ path, notBefore }) => ({
    what: `サーバーの証明書${path}は、${time(notBefore)}まで使えません。`,
    todo: 'この機械の時計を確かめてください。正しいときは、その日時からお使いください。',
  }),
  'server-key-encrypted': ({ path }) => ({
    what: `サーバーの鍵${path}は暗号化されています。ポータルは、そのパスワードを尋ねません。`,
    todo: `自分だけが読めるファイルに復号し(umask 077; openssl pkey -in ${path} -out server.key)、それを--server-keyに指定してください。`,
  }),
  'server-key-unusable': ({ path, reason }) => ({
    what: `${path}に、読める鍵がありません: ${reason}`,
    todo: '証明書の鍵(暗号化していないPEM)を、--server-keyに指定してください。',
  }),
  'server-key-mismatch': ({ certificate, key }) => ({
    what: `鍵${key}は、証明書${certificate}のものではありません。`,
    todo: '--server-keyは、--server-certと同じ順に指定してください。証明書のファイルは、サーバー自身の証明書を先頭に、中間証明書をその後に続けます。',
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
