import type { LettersErrorArgs, LetterField, TemplateExpectation } from '../../letters/errors.ts';
import type { FontFault } from '../../letters/fonts/added-font.ts';
import type { Messages } from '../message.ts';

/** What is said when a letter or its template cannot be printed. */
export const lettersMessages: Messages<LettersErrorArgs> = {
  'letter-font-invalid': ({ font }) => ({
    what: `The font "${font}" of the letters cannot be read: it is no TrueType file, or it is damaged.`,
    todo: 'Install hakko again.',
  }),
  'letter-font-unusable': ({ path, reason }) => ({
    what: `The font ${path} of letters.fonts cannot be used: ${fontFaults[reason]}.`,
    todo: 'Name up to three TrueType or OpenType files (.ttf, .otf) by their absolute paths.',
  }),
  'letter-overflow': ({ controlNumber, field }) => ({
    what: `${letterName(controlNumber)}: ${fieldName(field)} is too long for its place.`,
    todo: 'Shorten it in the roster, then run the command again.',
  }),
  'letter-missing-glyph': ({ controlNumber, field, characters }) => ({
    what: `${letterName(controlNumber)}: ${fieldName(field)} has characters that cannot be printed: ${characters}`,
    todo: 'Replace private (gaiji) or control characters by others.',
  }),
  'letter-secret-character': ({ controlNumber, field }) => ({
    what: `${letterName(controlNumber)}: ${fieldName(field)} has a character that is no ASCII letter, digit or sign.`,
    todo: 'Use ASCII letters, digits and signs only; no spaces.',
  }),
  'letter-unreadable': ({ page, field }) => ({
    what: `Page ${page} of the letters: ${fieldName(field)} cannot be read.`,
    todo: 'Check that hakko made this PDF, and that the template has not changed since.',
  }),
  'template-missing': ({ file }) => ({
    what: `The template "${file}" of the letters is missing.`,
    todo: 'Put it back into the templates folder, or install hakko again.',
  }),
  'template-unknown-name': ({ file, line, name, allowed }) => ({
    what: `${file}, line ${line}: the name {{${name}}} cannot be used.`,
    todo: `Names that can: ${allowed}`,
  }),
  'template-unknown-word': ({ file, line, what, name, allowed }) => ({
    what: `${file}, line ${line}: there is no ${what} "${name}".`,
    todo: `There is: ${allowed}`,
  }),
  'template-missing-key': ({ file, line, key }) => ({
    what: `${file}, line ${line}: "${key}" is missing.`,
    todo: `Add it in the form "${key}: value".`,
  }),
  'template-wrong-value': ({ file, line, key, expected }) => ({
    what: `${file}, line ${line}: the value of "${key}" is not right.`,
    todo: `Write ${expectationName[expected]} here.`,
  }),
  'template-personal-in-static': ({ file, line, name }) => ({
    what: `${file}, line ${line}: "${name}" differs from letter to letter, so it cannot stand in a part that all letters share (static).`,
    todo: 'Move this element to "variable" in layout.yaml.',
  }),
  'template-foreign-value': ({ file, line, name }) => ({
    what: `${file}, line ${line}: ${fieldName(name)} cannot be printed on this kind of letter.`,
    todo: 'The two passwords never stand on one letter. Remove this element.',
  }),
  'template-in-window': ({ file, line }) => ({
    what: `${file} line ${line}: this element could show in the envelope's window.`,
    todo: 'Only the address and the control number may show there. Check the window in letters.windowMm, or move the box of the element.',
  }),
  'letter-window-small': ({ width, height }) => ({
    what: `Of the window in letters.windowMm only ${width.toFixed(1)} by ${height.toFixed(1)} mm show wherever the sheet slides, too little for an address.`,
    todo: 'Measure the window again (left, top, width, height in mm), or use envelopes with a larger one: at least 80 by 45 mm.',
  }),
  'template-overflow': ({ file, line, text }) => ({
    what: `The text "${fieldName(text)}" is too long for its place (${file}, line ${line}).`,
    todo: 'Shorten the wording or the setting, or widen the box.',
  }),
  'template-missing-glyph': ({ file, line, text, characters }) => ({
    what: `The text "${fieldName(text)}" (${file}, line ${line}) has characters that cannot be printed: ${characters}`,
    todo: 'Replace them in the wording or in the setting.',
  }),
};

const fontFaults: Readonly<Record<FontFault, string>> = {
  'relative-path': 'its path is not absolute',
  'too-many': 'it is the fourth',
  collection: 'it is a collection of fonts (TTC)',
  'web-font': 'it is a web font (WOFF)',
  'unknown-kind': 'it is no font file',
  'not-embeddable': 'its maker does not allow it to be embedded in a PDF',
  'no-subsetting': 'its maker does not allow a part of it to be embedded',
  damaged: 'the file is damaged',
};

const fields: Readonly<Record<LetterField, string>> = {
  recipient: 'the address',
  controlNumber: 'the control number',
  replaces: 'the control number of the letter before',
  loginId: 'the login ID',
  prefix: 'the first characters of the login ID',
  initialPassword: 'the initial password',
  fileName: 'the file name of the certificate',
  installPassword: 'the install password',
  certificateEnd: 'the end of the certificate',
  downloadUrl: 'the download page',
};

/** A key of the template's own is shown as it stands in its file. */
function fieldName(field: string): string {
  return new Map<string, string>(Object.entries(fields)).get(field) ?? field;
}

const expectationName: Readonly<Record<TemplateExpectation, string>> = {
  text: 'a text',
  number: 'a number',
  positive: 'a number above 0',
  list: 'a list (lines that begin with "- ")',
  map: 'lines of the form "key: value"',
  box: '[left, top, width, height] in mm',
  closed: 'every ** and ` in a pair',
  cells: 'as many cells as the head has',
  'picture-name': 'a name of small letters, digits and hyphens',
  pair: '[right, down] in mm',
};

/** Before anything is issued a letter has no number yet; its row's line is named then. */
function letterName(controlNumber: string): string {
  return controlNumber === '' ? 'The letter' : `Letter ${controlNumber}`;
}
