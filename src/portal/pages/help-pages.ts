/** Help with the installation: a page for each platform, from the guide's own contents. */
import { guidePlatforms, type Guide, type GuidePlatform } from '../../guide/guide.ts';
import type { PictureSource } from '../../guide/page/draw-figure.ts';
import { guideHtml } from './guide-html.ts';
import { html, nothing, type Html } from './html.ts';
import { linkTo, page, type PageScope } from './page.ts';

/** Where to choose the device, the one at hand first. */
export function guideIndexPage(scope: PageScope, device: GuidePlatform | undefined): Html {
  const { help: say } = scope.words.pages;
  return page(scope, {
    title: say.title,
    body: html`<p>${say.choose}</p>
      ${guideLinks(scope, device)}
      <p><a class="button" href="${linkTo(scope, '')}">${say.start}</a></p>`,
  });
}

/** Links to the pages of all devices, the one at hand first and named so. */
export function guideLinks(scope: PageScope, device: GuidePlatform | undefined): Html {
  const { help, prefix } = scope.words.pages;
  const others = guidePlatforms.filter((platform) => platform !== device);
  const link = (platform: GuidePlatform): Html =>
    html`<a href="${linkTo(scope, `help/${platform}`)}">${help.platforms[platform]}</a>`;
  return html`<ul>
    ${device ? html`<li class="big">${link(device)} (${prefix.yours})</li>` : nothing}
    ${others.map((platform) => html`<li>${link(platform)}</li>`)}
  </ul>`;
}

export interface GuidePage {
  readonly guide: Guide;
  readonly pictures: PictureSource;
  readonly platform: GuidePlatform;
}

export function guidePage(scope: PageScope, { guide, pictures, platform }: GuidePage): Html {
  const { help: say } = scope.words.pages;
  const blocks = {
    labels: guide.labels,
    pictures,
    pictureUrl: (name: string) => `${scope.root}pictures/${name}`,
  };
  const sections = guide.sections.map(
    ({ title, blocks: content }) =>
      html`<section>
        <h2>${title}</h2>
        ${guideHtml(content, blocks)}
      </section>`,
  );
  return page(scope, {
    title: guide.title,
    body: html`${guideHtml(guide.introduction, blocks)} ${sections}
      <h2>${say.others}</h2>
      ${otherLinks(scope, platform)}
      <p><a class="button" href="${linkTo(scope, '')}">${say.start}</a></p>`,
  });
}

function otherLinks(scope: PageScope, platform: GuidePlatform): Html {
  const { help } = scope.words.pages;
  return html`<ul>
    ${guidePlatforms
      .filter((other) => other !== platform)
      .map(
        (other) =>
          html`<li><a href="${linkTo(scope, `help/${other}`)}">${help.platforms[other]}</a></li>`,
      )}
  </ul>`;
}
