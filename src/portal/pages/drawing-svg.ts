/** A drawing of the guide as inline SVG: the same data that the PDF is drawn from, in millimetres. */
import type { Drawing, DrawingItem, DrawnWords } from '../../guide/picture/drawing.ts';
import type { GuidePicture } from '../../guide/guide.ts';
import { html, nothing, type Html } from './html.ts';

const POINT_MM = 25.4 / 72;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure that a screen reader announces by its description alone. */
export function drawingSvg(drawing: Drawing, { alt, labels }: GuidePicture): Html {
  const { width, height, items } = drawing;
  const write: Write = (words, box, vertical) =>
    text(labels.get(words.say) ?? '', words, box, vertical);
  // What is to be pressed has a frame that reaches over the edge of what it frames.
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="-1 -1 ${width + 2} ${height + 2}"
    role="img"
    aria-label="${alt}"
    fill="none"
    stroke-linejoin="round"
  >
    ${frame(drawing, write)} ${items.map((item) => itemSvg(item, write))}
  </svg>`;
}

type Write = (words: DrawnWords, box: Area, vertical: 'top' | 'middle') => Html;

function itemSvg(item: DrawingItem, write: Write): Html {
  switch (item.kind) {
    case 'text':
      return write(item.words, item.box, 'top');
    case 'line': {
      const [[x1, y1], [x2, y2]] = [item.from, item.to];
      return line(x1, y1, x2, y2, item.stroke);
    }
    case 'circle': {
      const [x, y] = item.centre;
      return html`<circle
        cx="${x}"
        cy="${y}"
        r="${item.radius}"
        fill="${grey(item.fill)}"
        stroke="#000"
        stroke-width="${item.stroke}"
      />`;
    }
    case 'rect': {
      const { box, round, stroke, fill, press, words } = item;
      const around = {
        x: box.x - 0.9,
        y: box.y - 0.9,
        width: box.width + 1.8,
        height: box.height + 1.8,
      };
      // Words keep off the edges.
      const inner = { ...box, x: box.x + 0.8, width: box.width - 1.6 };
      return html`${rect(box, round, stroke, fill)}
      ${press ? rect(around, round + 0.9, 0.7) : nothing}
      ${words ? write(words, inner, 'middle') : nothing}`;
    }
  }
}

/** The bar on top of a window or browser, the edge of a telephone or message. */
function frame({ frame: kind, width, height }: Drawing, write: Write): Html {
  const all = { x: 0, y: 0, width, height };
  const title = { say: 'title', size: 7, bold: true, typed: false } as const;
  switch (kind) {
    case 'dialog':
      return rect(all, 2, 0.4, 1);
    case 'phone':
      return html`${rect(all, 3.5, 0.5, 1)}
      ${write({ ...title, align: 'center' }, { x: 3, y: 2, width: width - 6, height: 4 }, 'middle')}`;
    case 'window': {
      const [cross, middle] = [width - 4, 2.6];
      return html`${barred(all, 5.2)}
      ${line(cross - 0.8, middle - 0.8, cross + 0.8, middle + 0.8, 0.25)}
      ${line(cross - 0.8, middle + 0.8, cross + 0.8, middle - 0.8, 0.25)}
      ${write({ ...title, align: 'left' }, { x: 2, y: 0.4, width: width - 9, height: 4.4 }, 'middle')}`;
    }
    case 'browser': {
      const address = { x: 12, y: 1.3, width: width - 22, height: 4.4 };
      const inside = { ...address, x: address.x + 2, width: address.width - 3 };
      return html`${barred(all, 7)}
      ${[3, 5.6, 8.2].map((x) => html`<circle cx="${x}" cy="3.5" r="0.8" stroke="#000" stroke-width="0.25" />`)}
      ${rect(address, 2.2, 0.25, 1)}
      ${write({ ...title, say: 'address', bold: false, typed: true, align: 'left' }, inside, 'middle')}`;
    }
  }
}

/** A window with a grey bar of a height. */
function barred(all: Area, bar: number): Html {
  const below = { ...all, y: bar, height: all.height - bar - 1.4 };
  const foot = { ...all, y: all.height - 2.8, height: 2.8 };
  return html`${rect(all, 1.4, 0, 0.9)} ${rect(below, 0, 0, 1)} ${rect(foot, 1.4, 0, 1)}
  ${rect(all, 1.4, 0.35)} ${line(0, bar, all.width, bar, 0.25)}`;
}

function rect({ x, y, width, height }: Area, round: number, stroke: number, fill?: number): Html {
  return html`<rect
    x="${x}"
    y="${y}"
    width="${width}"
    height="${height}"
    rx="${round}"
    fill="${grey(fill)}"
    stroke="${stroke > 0 ? '#000' : 'none'}"
    stroke-width="${stroke}"
  />`;
}

function line(x1: number, y1: number, x2: number, y2: number, width: number): Html {
  return html`<line
    x1="${x1}"
    y1="${y1}"
    x2="${x2}"
    y2="${y2}"
    stroke="#000"
    stroke-width="${width}"
  />`;
}

/**
 * Words as wide as their box at most, on as many lines as it has room for; smaller where that is not
 * enough. Their width is not known here, for every device has fonts of its own: it is estimated.
 */
function text(content: string, words: DrawnWords, box: Area, vertical: 'top' | 'middle'): Html {
  if (content === '') return nothing;
  const { align, bold, typed } = words;
  const wanted = words.size * POINT_MM;
  const room = Math.max(Math.floor(box.height / (wanted * LEADING)), 1);
  const broken = breakLines(content, box.width / wanted, typed);
  const lines = broken.length <= room ? broken : [content];
  const widest = Math.max(...lines.map((line) => widthOf(line, typed)), 1);
  const size = Math.min(wanted, box.width / widest);
  const anchors = { left: 'start', center: 'middle', right: 'end', justify: 'start' } as const;
  const x = {
    ...{ left: box.x, justify: box.x },
    ...{ center: box.x + box.width / 2, right: box.x + box.width },
  };
  // From the top of a line, or its middle, to the baseline of usual fonts.
  const above = ((lines.length - 1) * size * LEADING) / 2;
  const y = vertical === 'top' ? box.y + size * 0.95 : box.y + box.height / 2 + size * 0.36 - above;
  return html`${lines.map(
    (line, index) =>
      html`<text
        x="${x[align]}"
        y="${(y + index * size * LEADING).toFixed(2)}"
        font-size="${size.toFixed(2)}"
        text-anchor="${anchors[align]}"
        fill="#000"
        ${bold ? html`font-weight="bold"` : nothing}
        ${typed ? html`font-family="ui-monospace, Menlo, Consolas, monospace"` : nothing}
      >
        ${line}
      </text>`,
  )}`;
}

const LEADING = 1.3;

/** Japanese breaks between any two characters, other words at spaces. */
function breakLines(content: string, ems: number, typed: boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of content.match(/[\u2E80-\uFFEF]|[^\u2E80-\uFFEF\s]+\s*|\s+/gu) ?? []) {
    // What may not begin a line stays with the one before.
    const follows = /^[、。，．・：；？！）」』】ー]/u.test(word);
    if (line !== '' && !follows && widthOf(line + word.trimEnd(), typed) > ems) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

/** In ems, rather too wide than too narrow. */
function widthOf(line: string, typed: boolean): number {
  return Array.from(line).reduce((sum, character) => {
    if (character > '\u2E7F') return sum + 1;
    return sum + (typed ? 0.62 : /[A-Zmw]/.test(character) ? 0.75 : 0.56);
  }, 0);
}

function grey(fill: number | undefined): string {
  if (fill === undefined) return 'none';
  const level = Math.round(fill * 255);
  return `rgb(${level},${level},${level})`;
}
