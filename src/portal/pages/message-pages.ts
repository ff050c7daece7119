/** Pages instead of a file: what is wrong, and what to do now. */
import { html, nothing, type Html } from './html.ts';
import { linkTo, page, type PageScope } from './page.ts';
import { loginTable } from './prefix-page.ts';

/** The same for everybody whom a password does not let in, whatever the reason is. */
export function loginPage(scope: PageScope, prefix: string): Html {
  const { login: say, back } = scope.words.pages;
  return page(scope, {
    title: say.title,
    body: html`<p>${say.intro}</p>
      ${loginTable(scope)}
      <p>${say.notInstall}</p>
      <ul>
        <li>${say.prefix(prefix.toUpperCase())}</li>
        ${say.checks.map((check) => html`<li>${check}</li>`)}
      </ul>
      <p>
        <a class="button" href="${scope.chosen ? `?lang=${scope.words.language}` : ''}"
          >${say.again}</a
        >
      </p>
      <p><a href="${linkTo(scope, '')}">${back}</a></p>`,
  });
}

export function slowedPage(scope: PageScope, seconds: number): Html {
  const { slowed: say, back } = scope.words.pages;
  const wait = seconds < 90 ? say.seconds(seconds) : say.minutes(Math.ceil(seconds / 60));
  return page(scope, {
    title: say.title,
    body: html`<p role="alert">${say.text(wait)}</p>
      <p><a href="${linkTo(scope, '')}">${back}</a></p>`,
  });
}

/** Why a right login gets no file. */
export type GoneReason = 'ended' | 'limit' | 'no-file' | 'no-second';

export function gonePage(scope: PageScope, reason: GoneReason): Html {
  const { gone: say } = scope.words.pages;
  const { downloads } = scope.site.settings.passwords;
  return page(scope, {
    title: say.title,
    body: html`<p>${reason === 'limit' ? say.limit(downloads) : say[reason]}</p>
      <p>${say.todo}</p>`,
  });
}

export type PlainMessage = 'busy' | 'notFound' | 'refused';

export function plainPage(scope: PageScope, message: PlainMessage): Html {
  const { pages } = scope.words;
  const { title, text } = pages[message];
  return page(scope, {
    title,
    body: html`<p>${text}</p>
      ${message === 'busy' ? nothing : html`<p><a href="${linkTo(scope, '')}">${pages.back}</a></p>`}`,
  });
}
