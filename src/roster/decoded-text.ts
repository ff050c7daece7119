/**
 * From octets to text, strictly: an octet that does not fit is a problem with a line, never a
 * replacement character. Order: byte order mark, NUL octets, UTF-8, Shift_JIS as Excel writes it.
 */
import {
  eucJpSuspected,
  firstBadLine,
  linesInUtf8,
  nulLine,
  utf16Guess,
} from './encoding-doubts.ts';
import { byteOrderMarkOf, fileKindOf } from './file-kind.ts';
import type { Findings } from './findings.ts';
import type { RosterEncoding } from './rules.ts';
import { decodeStrictly } from './strict-decoder.ts';

/** A decoded file, without its byte order mark. */
export interface DecodedText {
  readonly encoding: RosterEncoding;
  readonly text: string;
}

/**
 * Decodes a roster file by the encoding the operator gave, or by what the file shows. Gives
 * `undefined` after reporting why there is no text to read.
 */
export function decodeRoster(
  bytes: Uint8Array,
  given: RosterEncoding | undefined,
  findings: Findings,
): DecodedText | undefined {
  const mark = byteOrderMarkOf(bytes);
  if (reportUnreadable(bytes, mark, given, findings) || mark === 'utf-32') return undefined;

  const certain = given ?? mark;
  const tried = certain === undefined ? (['utf-8', 'shift_jis'] as const) : [certain];
  const decoded = firstThatDecodes(bytes, tried);
  if (decoded === undefined) {
    reportUndecodable(bytes, tried, findings);
    return undefined;
  }
  if (certain === undefined && reportDoubts(bytes, decoded, findings)) return undefined;
  return reportNoText(decoded.text, findings) ? undefined : decoded;
}

/** What can be told before decoding; true when there is no use in going on. */
function reportUnreadable(
  bytes: Uint8Array,
  mark: RosterEncoding | 'utf-32' | undefined,
  given: RosterEncoding | undefined,
  findings: Findings,
): boolean {
  const { problem } = findings.at({});
  const kind = fileKindOf(bytes);
  if (kind !== undefined) problem('not-a-csv', { kind });
  else if (mark === 'utf-32') problem('unsupported-encoding', { encoding: 'UTF-32' });
  else if (mark !== undefined && given !== undefined && mark !== given) {
    problem('encoding-conflict', { given, found: mark });
  } else if (mark === undefined && given === undefined && bytes.includes(0)) {
    const guess = utf16Guess(bytes);
    if (guess !== undefined) problem('utf-16-without-bom', { guess });
    else findings.at({ line: nulLine(bytes) }).problem('nul-character', {});
  }
  return findings.problemCount > 0;
}

function firstThatDecodes(
  bytes: Uint8Array,
  encodings: readonly RosterEncoding[],
): DecodedText | undefined {
  for (const encoding of encodings) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined) return { encoding, text };
  }
  return undefined;
}

function reportUndecodable(
  bytes: Uint8Array,
  tried: readonly RosterEncoding[],
  findings: Findings,
): void {
  if (tried.length > 1 && eucJpSuspected(bytes)) {
    findings.at({}).problem('unsupported-encoding', { encoding: 'EUC-JP' });
    return;
  }
  const { line, badLines } = firstBadLine(bytes, tried);
  findings.at(line === undefined ? {} : { line }).problem('undecodable', { tried, badLines });
}

/** Octets that decode can still be something else; an operator's `--encoding` ends the doubt. */
function reportDoubts(
  bytes: Uint8Array,
  { encoding, text }: DecodedText,
  findings: Findings,
): boolean {
  const { problem } = findings.at({});
  // ISO-2022-JP is plain ASCII with escape sequences (RFC 1468), hence valid UTF-8.
  if (text.includes('\u001B$') || text.includes('\u001B(')) {
    problem('unsupported-encoding', { encoding: 'ISO-2022-JP' });
  } else if (encoding === 'shift_jis' && eucJpSuspected(bytes, text)) {
    problem('unsupported-encoding', { encoding: 'EUC-JP' });
  } else if (encoding === 'shift_jis') {
    const lines = linesInUtf8(bytes);
    const line = lines[0];
    if (line !== undefined) findings.at({ line }).problem('mixed-encodings', { lines });
  }
  return findings.problemCount > 0;
}

function reportNoText(text: string, findings: Findings): boolean {
  if (text.trim() === '') findings.at({}).problem('empty-file', {});
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split(/\r\n|\r|\n/u).length;
    findings.at({ line }).problem('nul-character', {});
  }
  return findings.problemCount > 0;
}
