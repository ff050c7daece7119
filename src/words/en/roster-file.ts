/** Sentences about a roster file as a whole: what kind it is, its encoding, header and quotes. */
import type { FileKind, RosterFileProblemArgs } from '../../roster/problem.ts';
import type { Messages } from '../message.ts';
import { linesText, rosterColumns, rosterEncodings } from './roster-labels.ts';

const kinds: Readonly<Record<FileKind, string>> = {
  xlsx: 'an Excel workbook (.xlsx) or another compressed file',
  xls: 'an old Excel workbook (.xls), or one with a password',
  pdf: 'a PDF',
  html: 'a web page (HTML or XML)',
};

const saveAsCsv =
  'Open it in Excel, choose “Save As” and “CSV UTF-8 (Comma delimited)”, and give that file.';
export const rosterFileMessages: Messages<RosterFileProblemArgs> = {
  'not-a-csv': ({ kind }) => ({
    what: `This file is not a CSV: it is ${kinds[kind]}.`,
    todo:
      kind === 'pdf' ? 'Please save the original roster as CSV, and give that file.' : saveAsCsv,
  }),
  'empty-file': () => ({
    what: 'There is nothing in this roster.',
    todo: 'Please check that it was saved, and that it is the right file.',
  }),
  'no-people': () => ({
    what: 'The roster has a header, and nobody below it.',
    todo: 'Please enter the people in the rows below the header, and save the file again.',
  }),
  'utf-16-without-bom': ({ guess }) => ({
    what: 'The file seems to be UTF-16, but has no byte order mark that says so.',
    todo: `Run again with --encoding ${guess} and check that the names look right, or save the file as CSV UTF-8.`,
  }),
  'nul-character': () => ({
    what: 'There is a NUL, which is no text. The file may be damaged.',
    todo: saveAsCsv,
  }),
  undecodable: ({ tried, badLines }) => ({
    what: `The characters cannot be read as ${tried.map((each) => rosterEncodings[each]).join(' or ')}${badLines > 1 ? ` (${badLines} lines in all)` : ''}.`,
    todo: `Please look at this line. ${saveAsCsv} If you know the encoding, name it with --encoding.`,
  }),
  'unsupported-encoding': ({ encoding }) => ({
    what: `The file seems to be ${encoding}, which is not supported.`,
    todo: 'Please save it as UTF-8. If you know that it is something else, name it with --encoding.',
  }),
  'mixed-encodings': ({ lines }) => ({
    what: `Two encodings are mixed: ${linesText(lines)} UTF-8, the others Shift_JIS.`,
    todo: `Please check the rows that came from another file. ${saveAsCsv} If you know that it is one encoding, name it with --encoding.`,
  }),
  'encoding-conflict': ({ given, found }) => ({
    what: `You gave --encoding ${given}, but the file’s byte order mark says ${rosterEncodings[found]}.`,
    todo: 'Please run again without --encoding.',
  }),

  'missing-column': ({ missing, found, headerLine }) => ({
    what: `There is no column “${rosterColumns[missing]}”. ${found.length > 0 ? `The headers are ${found.map((text) => `“${text}”`).join(', ')}.` : 'This row cannot be read as a header.'}`,
    todo:
      headerLine === undefined
        ? `The first row must be the header. If the column has another name, please call it “${rosterColumns[missing]}”.`
        : `The header seems to be on line ${headerLine}. Please delete the rows above it.`,
  }),
  'duplicate-column': ({ meaning, headers }) => ({
    what: `${headers.map((text) => `“${text}”`).join(' and ')} would all be read as “${rosterColumns[meaning]}”.`,
    todo: `Please keep one of them, and rename or delete the others.${meaning === 'organisation' ? ' A part of an organisation is a “Department”.' : ''}`,
  }),
  'unnamed-column': ({ position }) => ({
    what: `Column ${position} holds values but has no header. It is not used.`,
    todo: 'If it is needed, please give it a header.',
  }),
  'no-address-column': () => ({
    what: 'There is no address column. The letters will carry no address.',
    todo: 'To send letters by post, add the columns “Postal code”, “Address 1” and “Address 2”. To hand them over, leave it as it is.',
  }),

  'unclosed-quote': () => ({
    what: 'A cell begins with a quotation mark (") and never ends. Everything below would become part of it.',
    todo: 'Please check the quotation marks of this line. Inside a value they are written twice ("").',
  }),
  'stray-quote': () => ({
    what: 'There is a quotation mark (") inside a cell, and no telling where the value ends.',
    todo: 'Please remove it, or put the whole cell in quotation marks and write the inner ones twice (""). Excel does so when it saves the file.',
  }),
  'short-row': ({ cells, expected }) => ({
    what: `The header has ${expected} columns, this row only ${cells}. Its values may have slipped to the left, or the file is cut off.`,
    todo: 'Please look for a missing value or delimiter, and save the file again with Excel.',
  }),
  'long-row': ({ cells, expected }) => ({
    what: `The header has ${expected} columns, but this row has values up to column ${cells}. Its values may have slipped to the right.`,
    todo: 'Please look for a delimiter too many, such as a comma inside a value, and for values in a column without a header.',
  }),
};
