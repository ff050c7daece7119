/** A picture of the guide as a figure: the site's own, or else the drawing with its words. */
import { HakkoError } from '../../errors.ts';
import type { Mark } from '../../letters/page/mark.ts';
import type { Box, VerticalAlign } from '../../letters/template/layout.ts';
import type { GuidePicture } from '../guide.ts';
import type { Drawing, DrawingItem, DrawnWords } from '../picture/drawing.ts';
import type { SitePicture } from '../../letters/site-picture.ts';
import { clippedText } from './boxed-text.ts';
import type { Typesetter } from './flow-text.ts';
import { circle, type PageMark, roundedRect, straightLine } from './page-mark.ts';
import type { StructureNode } from './tagged-node.ts';

/** Where pictures come from. */
export interface PictureSource {
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** A site's own, which go before. */
  readonly own: ReadonlyMap<string, SitePicture>;
}

export interface Figure {
  /** In mm. */
  readonly width: number;
  readonly height: number;
  draw(x: number, top: number): StructureNode;
}

/** A site's picture becomes no larger than this. */
const room = { width: 60, height: 58 } as const;

/** @throws HakkoError `template-missing` for a picture that is neither drawn nor given */
export function figureOf(
  picture: GuidePicture,
  { drawings, own }: PictureSource,
  typesetter: Typesetter,
): Figure {
  const { name, alt } = picture;
  const site = own.get(name);
  if (site !== undefined) {
    const scale = Math.min(room.width / site.width, room.height / site.height);
    const [width, height] = [site.width * scale, site.height * scale];
    const draw = (x: number, top: number): StructureNode => {
      const box = { x, y: top, width, height };
      const frame = roundedRect(box, 0, { stroke: 0.25 });
      return { tag: 'Figure', alt, box, marks: [{ type: 'image', box, picture: site }, frame] };
    };
    return { width, height, draw };
  }
  const drawing = drawings.get(name);
  if (drawing === undefined) throw new HakkoError('template-missing', { file: `${name}.png` });
  const { width, height } = drawing;
  return {
    width,
    height,
    draw: (x, top) => ({
      tag: 'Figure',
      alt,
      box: { x, y: top, width, height },
      marks: drawn(drawing, picture, { x, y: top }, typesetter),
    }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function drawn(
  drawing: Drawing,
  { labels }: GuidePicture,
  at: Point,
  typesetter: Typesetter,
): readonly PageMark[] {
  const write = (words: DrawnWords, box: Box, vertical: VerticalAlign): readonly Mark[] => {
    const text = labels.get(words.say) ?? '';
    const font = words.typed ? 'secret' : words.bold ? 'textBold' : 'text';
    const style = { font, size: words.size, minSize: 5.5, leading: 1.3 } as const;
    const block = { box: moved(box, at), style, align: words.align, vertical };
    return clippedText(text, block, typesetter);
  };
  return [
    ...frameMarks(drawing, at, write),
    ...drawing.items.flatMap((item) => itemMarks(item, at, write)),
  ];
}

type Write = (words: DrawnWords, box: Box, vertical: VerticalAlign) => readonly Mark[];

function itemMarks(item: DrawingItem, at: Point, write: Write): readonly PageMark[] {
  switch (item.kind) {
    case 'text':
      return write(item.words, item.box, 'top');
    case 'line': {
      const [[x1, y1], [x2, y2]] = [item.from, item.to];
      return [straightLine([at.x + x1, at.y + y1], [at.x + x2, at.y + y2], item.stroke)];
    }
    case 'circle': {
      const [x, y] = item.centre;
      return [circle(at.x + x, at.y + y, item.radius, paintOf(item))];
    }
    case 'rect': {
      const { box, round, press, words } = item;
      const paint = paintOf(item);
      const outline = roundedRect(moved(box, at), round, paint);
      const frame = roundedRect(moved(grown(box, 0.9), at), round + 0.9, { stroke: 0.7 });
      // Words keep off the edges by half their own size.
      const inner = { ...box, x: box.x + 0.8, width: box.width - 1.6 };
      return [
        // Neither line nor ground: words that can be pressed.
        ...(Object.keys(paint).length > 0 ? [outline] : []),
        ...(press ? [frame] : []),
        ...(words === undefined ? [] : write(words, inner, 'middle')),
      ];
    }
  }
}

function paintOf({ stroke, fill }: { readonly stroke: number; readonly fill?: number }) {
  return { ...(stroke > 0 && { stroke }), ...(fill !== undefined && { fill }) };
}

/** The bar on top of a window or browser, the edge of a telephone or message. */
function frameMarks(
  { frame, width, height }: Drawing,
  at: Point,
  write: Write,
): readonly PageMark[] {
  const all = { x: at.x, y: at.y, width, height };
  const words = { size: 7, bold: true, typed: false, align: 'left' } as const;
  switch (frame) {
    case 'dialog':
      return [roundedRect(all, 2, { fill: 1, stroke: 0.4 })];
    case 'phone':
      return [
        roundedRect(all, 3.5, { fill: 1, stroke: 0.5 }),
        ...write(
          { ...words, say: 'title', align: 'center' },
          { x: 3, y: 2, width: width - 6, height: 4 },
          'middle',
        ),
      ];
    case 'window': {
      const [cross, middle] = [at.x + width - 4, at.y + 2.6];
      return [
        ...barred(all, 5.2),
        straightLine([cross - 0.8, middle - 0.8], [cross + 0.8, middle + 0.8], 0.25),
        straightLine([cross - 0.8, middle + 0.8], [cross + 0.8, middle - 0.8], 0.25),
        ...write(
          { ...words, say: 'title' },
          { x: 2, y: 0.4, width: width - 9, height: 4.4 },
          'middle',
        ),
      ];
    }
    case 'browser': {
      const address = { x: 12, y: 1.3, width: width - 22, height: 4.4 };
      const dots = [3, 5.6, 8.2].map((x) => circle(at.x + x, at.y + 3.5, 0.8, { stroke: 0.25 }));
      return [
        ...barred(all, 7),
        ...dots,
        roundedRect(moved(address, at), 2.2, { fill: 1, stroke: 0.25 }),
        ...write(
          { ...words, say: 'address', bold: false, typed: true },
          { ...address, x: address.x + 2, width: address.width - 3 },
          'middle',
        ),
      ];
    }
  }
}

/** A window with a grey bar of a height. */
function barred(all: Box, bar: number): readonly PageMark[] {
  const { x, y, width, height } = all;
  return [
    roundedRect(all, 1.4, { fill: 0.9 }),
    roundedRect({ x, y: y + bar, width, height: height - bar - 1.4 }, 0, { fill: 1 }),
    roundedRect({ x, y: y + height - 2.8, width, height: 2.8 }, 1.4, { fill: 1 }),
    roundedRect(all, 1.4, { stroke: 0.35 }),
    straightLine([x, y + bar], [x + width, y + bar], 0.25),
  ];
}

function moved(box: Box, { x, y }: Point): Box {
  return { ...box, x: box.x + x, y: box.y + y };
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
