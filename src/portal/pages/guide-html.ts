/** Blocks of the install guide as HTML: the same facts that its PDF prints. */
import type {
  Block,
  GuideCode,
  GuideLabels,
  GuidePicture,
  Paragraph,
  Step,
  Table,
} from '../../guide/guide.ts';
import type { PictureSource } from '../../guide/page/draw-figure.ts';
import { drawingSvg } from './drawing-svg.ts';
import { html, nothing, type Html } from './html.ts';

export interface GuideScope {
  readonly labels: GuideLabels;
  readonly pictures: PictureSource;
  /** Path of a site's own picture. */
  pictureUrl(name: string): string;
}

/** Steps that follow each other become one list, which goes on with its numbers after what stands between. */
export function guideHtml(blocks: readonly Block[], scope: GuideScope): Html {
  const pieces: Html[] = [];
  let steps: Step[] = [];
  const flush = (): void => {
    const [first] = steps;
    if (first) {
      pieces.push(
        html`<ol class="steps" start="${first.number}">
          ${steps.map((step) => html`<li>${stepHtml(step, scope)}</li>`)}
        </ol>`,
      );
    }
    steps = [];
  };
  for (const block of blocks) {
    if (block.kind === 'step') steps.push(block);
    else {
      flush();
      pieces.push(blockHtml(block, scope));
    }
  }
  flush();
  return html`${pieces}`;
}

function stepHtml({ paragraphs, picture, code }: Step, scope: GuideScope): Html {
  return html`${paragraphs.map(paragraphHtml)} ${picture ? figureHtml(picture, scope) : nothing}
  ${code ? codeHtml(code) : nothing}`;
}

function blockHtml(block: Exclude<Block, Step>, scope: GuideScope): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${inlineHtml(block.text)}</h3>`;
    case 'text':
      return html`${block.paragraphs.map(paragraphHtml)}`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${inlineHtml(item)}</li>`)}
      </ul>`;
    case 'note':
    case 'warning':
      return html`<div class="${block.kind}">
        <p><strong>${scope.labels[block.kind]}</strong></p>
        ${block.paragraphs.map(paragraphHtml)}
      </div>`;
    case 'picture':
      return figureHtml(block.picture, scope);
    case 'code':
      return codeHtml(block.code);
    case 'table':
      return tableHtml(block);
  }
}

/** On a narrow screen each row stands as a card whose cells bear their heads; it stays a table to be read out. */
function tableHtml({ head, rows }: Table): Html {
  const titles = head.map((cell) => cell.map(({ text }) => text).join(''));
  return html`<table class="stacked" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((cell) => html`<th scope="col" role="columnheader">${inlineHtml(cell)}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            ${row.map(
              (cell, column) =>
                html`<td role="cell" data-head="${titles[column] ?? ''}">
                  ${cell.map(paragraphHtml)}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function paragraphHtml(paragraph: Paragraph): Html {
  return html`<p>${inlineHtml(paragraph)}</p>`;
}

function inlineHtml(paragraph: Paragraph): Html {
  const pieces = paragraph.map(({ text, style }) => {
    if (style === 'strong') return html`<strong>${text}</strong>`;
    if (style === 'plain') return html`${text}`;
    return isUrl(text)
      ? html`<a href="${text}"><code>${text}</code></a>`
      : html`<code>${text}</code>`;
  });
  return html`${pieces}`;
}

function figureHtml(picture: GuidePicture, { pictures, pictureUrl }: GuideScope): Html {
  const { name, alt } = picture;
  const own = pictures.own.get(name);
  if (own) {
    return html`<figure>
      <img src="${pictureUrl(name)}" alt="${alt}" width="${own.width}" height="${own.height}" />
    </figure>`;
  }
  const drawing = pictures.drawings.get(name);
  return drawing ? html`<figure>${drawingSvg(drawing, picture)}</figure>` : nothing;
}

/** What a QR code holds is a link where one can press it. */
function codeHtml({ content, caption }: GuideCode): Html {
  if (!isUrl(content)) return nothing;
  return html`<p>
    <a href="${content}">${content}</a
    >${caption.length > 0 ? html` (${inlineHtml(caption)})` : nothing}
  </p>`;
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
