/** The frame of every page: head, name of the service, language, whom to ask. */
import type { Site } from '../../site/site.ts';
import type { Words } from '../../words/words.ts';
import { html, nothing, type Html } from './html.ts';

/** What every page is drawn with. */
export interface PageScope {
  readonly words: Words;
  readonly site: Site;
  /** Path back to the first page: pages may stand below any path of a proxy. */
  readonly root: '' | '../' | '../../';
  /** Set when the language was chosen, and so is passed on. */
  readonly chosen: boolean;
  /** `?lang=…` of this page in the other language, with what else the query must keep. */
  readonly otherQuery: string;
}

export interface PageContent {
  readonly title: string;
  readonly body: Html;
}

/** A whole page. */
export function page(scope: PageScope, { title, body }: PageContent): Html {
  const { words, site, root, otherQuery } = scope;
  const { pages, language } = words;
  const other = language === 'ja' ? 'en' : 'ja';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title} - ${serviceName(scope)}</title>
        <link rel="stylesheet" href="${root}style.css" />
      </head>
      <body>
        <a class="skip" href="#main">${pages.skip}</a>
        ${site.sample ? html`<p class="sample">${pages.sample}</p>` : nothing}
        <header>
          <p class="language">
            <a href="${otherQuery}" lang="${other}" hreflang="${other}">${pages.otherLanguage}</a>
          </p>
          <p class="service">${serviceName(scope)}</p>
        </header>
        <main id="main">
          <h1>${title}</h1>
          ${body}
        </main>
        ${footer(scope)}
      </body>
    </html> `;
}

/** Link to another page of ours, which keeps the chosen language. */
export function linkTo({ root, chosen, words }: PageScope, path: string): string {
  return `${root}${path}${chosen ? `?lang=${words.language}` : ''}` || './';
}

export function serviceName({ words, site }: Pick<PageScope, 'words' | 'site'>): string {
  const { english, site: about } = site.settings;
  return (words.language === 'en' && english.serviceName) || about.serviceName;
}

function footer({ words, site }: PageScope): Html {
  const { site: about, english } = site.settings;
  const inEnglish = words.language === 'en';
  const name = [
    (inEnglish && english.organisation) || about.organisation,
    (inEnglish && english.office) || about.office,
  ];
  const hours = (inEnglish && english.hours) || about.hours;
  const digits = about.phone.normalize('NFKC').replaceAll(/[^\d+-]/g, '');
  return html`<footer>
    <p>${words.pages.contact}: ${name.filter(Boolean).join(inEnglish ? ', ' : '　')}</p>
    ${about.phone ? html`<p><a href="tel:${digits}">${about.phone}</a> ${hours}</p>` : nothing}
    ${about.email ? html`<p><a href="mailto:${about.email}">${about.email}</a></p>` : nothing}
  </footer>`;
}
