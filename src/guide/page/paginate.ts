/** Places pieces on pages, in order: what must stay together stays, and nothing is cut. */
import { HakkoError } from '../../errors.ts';
import type { Piece } from './tagged-node.ts';

/** A piece and where it stands. */
export interface PlacedPiece {
  readonly piece: Piece;
  /** Upper edge in mm. */
  readonly top: number;
  /** Repeated from an earlier page, and not to be read again. */
  readonly repeated: boolean;
}

/**
 * @param area upper and lower edge of the text on every page, in mm
 * @throws `guide-overflow` for pieces that must stand on one page and are longer than it
 */
export function paginate(
  pieces: readonly Piece[],
  area: { readonly top: number; readonly bottom: number },
): readonly (readonly PlacedPiece[])[] {
  const pages: PlacedPiece[][] = [];
  let page: PlacedPiece[] | undefined;
  let y = area.top;
  for (const [i, piece] of pieces.entries()) {
    const begins = !pieces[i - 1]?.keepWithNext;
    // Room is asked for once, for all that stays together.
    const needed = begins ? heightTogether(pieces, i) : 0;
    const before = page === undefined || page.length === 0 ? 0 : piece.before;
    const full = y + before + needed > area.bottom + 1e-9;
    const begun = (y - area.top) / (area.bottom - area.top);
    const asked = piece.newPage === 'always' || (piece.newPage === 'usually' && begun > 0.25);
    if (page === undefined || (begins && (asked || full))) {
      pages.push((page = []));
      y = area.top;
      if (piece.head !== undefined) {
        page.push({ piece: piece.head, top: y, repeated: true });
        y += piece.head.height;
      }
    }
    const top = y + (page.length === 0 ? 0 : piece.before);
    y = top + piece.height;
    if (y > area.bottom + 1e-9) throw new HakkoError('guide-overflow', { text: piece.says });
    page.push({ piece, top, repeated: false });
  }
  return pages;
}

/** From a piece to the first that lets go of what follows, without the space above it. */
function heightTogether(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined) break;
    height += piece.height + (i === from ? 0 : piece.before);
    if (!piece.keepWithNext) break;
  }
  return height;
}
