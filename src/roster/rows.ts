/**
 * Text to rows of cells, by RFC 4180 with any delimiter and any line end. Written here because
 * every row needs the line it starts on, and one damaged row must not hide the next: csv-parse 7
 * counts a CRLF inside quotes twice and skips the rest of the file after a stray quote.
 */
import type { Delimiter } from './delimiter.ts';
import type { Findings } from './findings.ts';

/** One row of the file, its cells exactly as written, quotes resolved. */
export interface Row {
  /** Line on which the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotes do not pair up (already reported): it has no cells. */
  readonly faulty: boolean;
}

/** Reads all rows, empty ones too, so that their order is the order of the sheet. */
export function readRows(text: string, delimiter: Delimiter, findings: Findings): readonly Row[] {
  const rows: Row[] = [];
  const reader = new RowReader(text, delimiter);
  let width = 0;
  while (!reader.atEnd) {
    const line = reader.line;
    const result = reader.readRow(width);
    if ('fault' in result) {
      findings.at({ line: result.line }).problem(result.fault, {});
      rows.push({ line, cells: [], faulty: true });
    } else {
      rows.push({ line, cells: result.cells, faulty: false });
      width = Math.max(width, result.cells.length);
    }
  }
  return rows;
}

interface Fault {
  readonly fault: 'unclosed-quote' | 'stray-quote';
  readonly line: number;
}

class RowReader {
  line = 1;
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Reads up to and over the next line end outside quotes; after a fault, over the next line end. */
  readRow(width: number): { readonly cells: readonly string[] } | Fault {
    const cells: string[] = [];
    for (;;) {
      const cell = this.#text[this.#at] === '"' ? this.#readQuoted(width) : this.#readPlain();
      if (typeof cell !== 'string') {
        this.#skipLine();
        return cell;
      }
      cells.push(cell);
      if (this.#text[this.#at] !== this.#delimiter) break;
      this.#at++;
    }
    this.#passLineEnd();
    return { cells };
  }

  #readPlain(): string | Fault {
    const start = this.#at;
    let at = start;
    for (; at < this.#text.length; at++) {
      const character = this.#text[at];
      if (character === this.#delimiter || character === '\n' || character === '\r') break;
      if (character === '"') return { fault: 'stray-quote', line: this.line };
    }
    this.#at = at;
    return this.#text.slice(start, at);
  }

  #readQuoted(width: number): string | Fault {
    const opened = this.#at + 1;
    let closed = this.#text.indexOf('"', opened);
    while (closed !== -1 && this.#text[closed + 1] === '"') {
      closed = this.#text.indexOf('"', closed + 2);
    }
    if (closed === -1) return { fault: 'unclosed-quote', line: this.line };

    const cell = this.#text.slice(opened, closed).replaceAll('""', '"');
    const [, ...further] = cell.split(/\r\n|\r|\n/u);
    if (!this.#cellEndsAt(closed + 1)) {
      // What closes a quote on a later line is most likely the opening quote of another cell.
      const fault = further.length > 0 ? 'unclosed-quote' : 'stray-quote';
      return { fault, line: this.line };
    }
    if (further.some((line) => this.#looksLikeRow(line, width))) {
      return { fault: 'unclosed-quote', line: this.line };
    }
    this.#at = closed + 1;
    this.line += further.length;
    return cell;
  }

  #cellEndsAt(at: number): boolean {
    const next = this.#text[at];
    return next === undefined || next === this.#delimiter || next === '\n' || next === '\r';
  }

  /** Two unpaired quotes can swallow whole rows into one cell; people must not vanish in there. */
  #looksLikeRow(line: string, width: number): boolean {
    const needed = Math.max(width - 1, Math.min(width, 3));
    return needed > 1 && line.split(this.#delimiter).length >= needed;
  }

  #skipLine(): void {
    while (!this.atEnd && this.#text[this.#at] !== '\n' && this.#text[this.#at] !== '\r')
      this.#at++;
    this.#passLineEnd();
  }

  #passLineEnd(): void {
    if (this.atEnd) return;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.line++;
  }
}
