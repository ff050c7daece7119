import type { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/**
 * Follows the operators of a page as PDF.js (not the library that wrote them) understands them, to say
 * which character stands where. Only what hakko's letters use is followed: text and forms.
 */
export interface PrintedGlyph {
  readonly text: string;
  /** Start of the baseline in mm from the top left corner. */
  readonly x: number;
  readonly y: number;
  /** In points. */
  readonly size: number;
  /** Not set level, like the mark of a sample. */
  readonly turned: boolean;
}

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
export type PdfOperators = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

type Matrix = readonly [number, number, number, number, number, number];

interface TextState {
  readonly matrix: Matrix;
  readonly size: number;
  /** Tc in points, Tz as a factor. */
  readonly spacing: number;
  readonly stretch: number;
}

const start: TextState = { matrix: [1, 0, 0, 1, 0, 0], size: 0, spacing: 0, stretch: 1 };
const mmPerPoint = 25.4 / 72;

/** The glyphs of a page in the order in which they are painted. */
export async function readPrintedGlyphs(
  page: PdfPage,
  operators: PdfOperators,
): Promise<readonly PrintedGlyph[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const height = page.view[3] ?? 0;
  const glyphs: PrintedGlyph[] = [];
  const saved: TextState[] = [];
  let state = start;
  /** Text matrix of the line and how far in points the pen has moved along it. */
  let [line, pen]: [Matrix, number] = [start.matrix, 0];
  for (const [i, operator] of fnArray.entries()) {
    const args: unknown = argsArray[i];
    switch (operator) {
      case operators.save:
      case operators.paintFormXObjectBegin:
        saved.push(state);
        break;
      case operators.restore:
      case operators.paintFormXObjectEnd:
        state = saved.pop() ?? start;
        break;
      case operators.transform:
        state = { ...state, matrix: multiply(state.matrix, matrixOf(args)) };
        break;
      case operators.setFont:
        state = { ...state, size: numberOf(args, 1) };
        break;
      case operators.setCharSpacing:
        state = { ...state, spacing: numberOf(args, 0) };
        break;
      case operators.setHScale:
        state = { ...state, stretch: numberOf(args, 0) / 100 };
        break;
      case operators.beginText:
        [line, pen] = [start.matrix, 0];
        break;
      case operators.setTextMatrix:
        [line, pen] = [matrixOf(list(args)[0]), 0];
        break;
      case operators.moveText:
        [line, pen] = [multiply(line, [1, 0, 0, 1, numberOf(args, 0), numberOf(args, 1)]), 0];
        break;
      case operators.showText:
        for (const { unicode, width } of glyphsOf(args)) {
          const [a, b, , , x, y] = multiply(state.matrix, multiply(line, [1, 0, 0, 1, pen, 0]));
          const turned = Math.abs(b) > 1e-6;
          const place = { x: x * mmPerPoint, y: (height - y) * mmPerPoint };
          glyphs.push({ ...place, text: unicode, size: state.size * Math.hypot(a, b), turned });
          pen += ((width / 1000) * state.size + state.spacing) * state.stretch;
        }
    }
  }
  return glyphs;
}

/** `inner` first, then `outer` (ISO 32000-1, 8.3.4). */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, x, y] = inner;
  return [
    ...([a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s] as const),
    ...([a * x + c * y + e, b * x + d * y + f] as const),
  ];
}

function matrixOf(args: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list(args).map(Number);
  return [a, b, c, d, e, f];
}

function numberOf(args: unknown, at: number): number {
  return Number(list(args)[at]);
}

/** PDF.js hands over arrays, typed arrays, and in some versions records with numbered keys. */
function list(args: unknown): readonly unknown[] {
  if (Array.isArray(args)) return args;
  return typeof args === 'object' && args !== null ? Object.values(args) : [];
}

function glyphsOf(args: unknown): readonly { unicode: string; width: number }[] {
  return list(list(args)[0]).filter(
    (item): item is { unicode: string; width: number } =>
      typeof item === 'object' && item !== null && 'unicode' in item && 'width' in item,
  );
}
