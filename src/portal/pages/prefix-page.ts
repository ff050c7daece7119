/** Page 1: the first characters of the login ID. */
import { groupNameOf } from '../../roster/group-name.ts';
import { SECOND_FILE_FIELD } from '../../site/second-files.ts';
import type { Device } from '../device.ts';
import { guideLinks } from './help-pages.ts';
import { html, nothing, type Html } from './html.ts';
import { page, type PageScope } from './page.ts';

/** What is wrong with what was typed. */
export type PrefixFault = 'empty' | 'unknown' | 'tooLong';

export interface PrefixForm {
  readonly typed: string;
  readonly fault?: PrefixFault;
  readonly device: Device;
  /** `-modern` where groups have a second file of that name, which is then offered, too. */
  readonly secondSuffix?: string;
}

export function prefixPage(scope: PageScope, form: PrefixForm): Html {
  const { words, site } = scope;
  const { prefix: say } = words.pages;
  const { roster } = site.settings;
  const example = roster.exampleLoginId;
  const whole = roster.groupBy === 'loginId';
  const invalid = form.fault !== undefined;
  const described = invalid ? 'error hint' : 'hint';
  return page(scope, {
    title: say.title,
    body: html`
      ${inAppHint(scope, form.device)}
      <p>${say.intro}</p>
      <form id="download" method="get" action="./" novalidate>
        ${scope.chosen ? html`<input type="hidden" name="lang" value="${words.language}" />` : nothing}
        <label for="prefix">${whole ? say.labelWhole : say.label(roster.prefixLength)}</label>
        <p class="hint" id="hint">
          ${whole ? say.hintWhole(example) : say.hint(example, groupNameOf(example, roster))}
        </p>
        ${invalid ? html`<p class="error" id="error" role="alert">${faultText(scope, form)}</p>` : nothing}
        <input
          id="prefix"
          name="prefix"
          type="text"
          value="${form.typed}"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          required
          aria-describedby="${described}"
          aria-invalid="${String(invalid)}"
          ${invalid ? html`autofocus` : nothing}
        />
        <div><button type="submit">${say.next}</button></div>
      </form>
      <p>${say.then}</p>
      ${loginTable(scope)}
      <h2>${say.after}</h2>
      <p>${say.guide}</p>
      ${guideLinks(scope, form.device.platform)}
      ${form.secondSuffix === undefined ? nothing : secondFile(scope, form.secondSuffix)}
    `,
  });
}

/** Last: who needs it has tried the other one first. Its button sends the form above. */
function secondFile({ words, site }: PageScope, suffix: string): Html {
  const { second: say } = words.pages;
  const { roster } = site.settings;
  const group = groupNameOf(roster.exampleLoginId, roster);
  const { name, value } = SECOND_FILE_FIELD;
  return html`<h2>${say.title}</h2>
    <p>${say.when(`${group}.p12`)}</p>
    <p>${say.same(`${group}${suffix}.p12`)}</p>
    <p>
      <button class="second" type="submit" form="download" name="${name}" value="${value}">
        ${say.button}
      </button>
    </p>`;
}

/** Which letter holds what. */
export function loginTable({ words }: PageScope): Html {
  const { prefix: say } = words.pages;
  return html`<table class="facts">
      <tbody>
        <tr>
          <th scope="row">${say.userName}</th>
          <td>${say.loginId}</td>
        </tr>
        <tr>
          <th scope="row">${say.password}</th>
          <td>${say.initialPassword}</td>
        </tr>
      </tbody>
    </table>
    <p class="hint">${say.spelling}</p>`;
}

function faultText({ words, site }: PageScope, { fault, typed }: PrefixForm): string {
  const { prefix: say } = words.pages;
  if (fault === 'unknown') return say.unknown(typed);
  return fault === 'tooLong' ? say.tooLong(site.settings.roster.prefixLength) : say.empty;
}

/** A page inside another app installs nothing: out of it, before anything is typed. */
function inAppHint({ words, site }: PageScope, { inApp, platform }: Device): Html {
  if (inApp === undefined) return nothing;
  const { inApp: say } = words.pages;
  const address = site.settings.portal.downloadUrl;
  return html`<div class="warning" role="note">
    <p class="big">${say.title}</p>
    <p>${platform === 'android' ? say.android : say.ios}</p>
    <p><code>${address}</code></p>
    ${
      // LINE opens such a link in the browser (LINE Developers, "Opening links in an external browser").
      inApp === 'line'
        ? html`<p><a class="button" href="?openExternalBrowser=1">${say.open}</a></p>`
        : nothing
    }
  </div>`;
}
