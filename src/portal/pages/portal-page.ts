/** The page behind mutual TLS: whose certificate it is and until when, or why it does not open. */
import { localDate } from '../../system/local-date.ts';
import type { Judgement, ShownCertificate } from '../judge-certificate.ts';
import { html, nothing, type Html } from './html.ts';
import { page, type PageScope } from './page.ts';

export interface PortalVisit {
  readonly judgement: Judgement;
  /** As the browser asked for it, without a port. */
  readonly host: string;
  /** Addresses of the other hosts of the portal. */
  readonly otherUrls: readonly string[];
}

export function portalPage(scope: PageScope, { judgement, host, otherUrls }: PortalVisit): Html {
  const { portal: say } = scope.words.pages;
  const { verdict, shown } = judgement;
  const facts = shown
    ? certificateFacts(scope, shown, verdict === 'welcome' ? host : undefined)
    : nothing;
  if (verdict === 'welcome') {
    return page(scope, {
      title: say.welcome.title,
      body: html`<p class="big">${say.welcome.text}</p>
        ${facts}
        ${
          otherUrls.length > 0
            ? html`<p>${say.otherHosts}</p>
                <ul>
                  ${otherUrls.map((url) => html`<li><a href="${url}">${url}</a></li>`)}
                </ul>`
            : nothing
        }`,
    });
  }
  const { title, text, checks } = say[verdict];
  const download = scope.site.settings.portal.downloadUrl;
  return page(scope, {
    title,
    body: html`<p class="big">${text}</p>
      ${facts}
      <ul>
        ${checks.map((check) => html`<li>${check}</li>`)}
      </ul>
      <p><a class="button" href="${download}">${say.download}</a></p>`,
  });
}

function certificateFacts(
  { words, site }: PageScope,
  { name, notAfter, serialNumber }: ShownCertificate,
  host: string | undefined,
): Html {
  const { portal: say } = words.pages;
  const rows = [
    [say.name, name],
    [say.until, localDate(notAfter, site.settings.site.timeZone)],
    // Long, and without a place to break it.
    [say.serial, html`<code>${serialNumber}</code>`],
    ...(host === undefined ? [] : [[say.host, host]]),
  ];
  return html`<table class="facts">
    <tbody>
      ${rows.map(
        ([head, value]) =>
          html`<tr>
            <th scope="row">${head}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
