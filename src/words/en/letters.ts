import type {
  LettersErrorArgs,
  LetterField,
  PictureFault,
  TemplateExpectation,
} from '../../letters/errors.ts';
import type { FontFault } from '../../letters/fonts/added-font.ts';
import type { ContradictionReason } from '../../letters/template/contradictions.ts';
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
  'template-off-paper': ({ file, line }) => ({
    what: `${file}, line ${line}: this element leaves the paper.`,
    todo: 'Let its box begin at 0 or more, and end within the sheet, or the slip where a sheet has several.',
  }),
  'template-address-hidden': ({ file, line }) => ({
    what: `${file}, line ${line}: the address is not where the window always shows it, however the sheet slides in its envelope.`,
    todo: 'Write “box: window”: its place is then worked out from the window of the settings (letters.windowMm).',
  }),
  'template-outside': ({ file }) => ({
    what: `“${file}” is a file outside the folder of the templates.`,
    todo: 'Put the file itself, no link to it, into the folder “templates” of the CA home.',
  }),
  'template-too-large': ({ file, octets }) => ({
    what: `The template “${file}” is too large.`,
    todo: `A file of wording or layout may have ${octets / 1024} KB. Is it another file that stands there?`,
  }),
  'template-picture-name': ({ file, line, name }) => ({
    what: `${file}, line ${line}: “${name}” is not the name of a picture.`,
    todo: 'Put the picture (PNG or JPEG) into the folder “templates” of the CA home and write its bare name, such as “logo.png”. Other folders and URLs cannot be used.',
  }),
  'template-picture-missing': ({ file, line, name }) => ({
    what: `${file}, line ${line}: there is no picture “${name}”.`,
    todo: 'Put it into the folder “templates” of the CA home.',
  }),
  'template-name-missing': ({ file, line }) => ({
    what: `${file}, line ${line}: letter ① does not say whose it is, and no manager could hand it on (deliver.login: group).`,
    todo: 'Give the layout’s variable part an element with “type: text”, “when: handOn” and “text: handOn”, and let the wording handOn hold {{recipientName}}.',
  }),
  'template-contradiction': ({ file, line, found, reason }) => ({
    what: `${file}, line ${line}: “${found}” must not be printed. ${contradictions[reason].why}`,
    todo: contradictions[reason].todo,
  }),
  'letter-window-small': ({ width, height }) => ({
    what: `Of the window in letters.windowMm only ${width.toFixed(1)} by ${height.toFixed(1)} mm show wherever the sheet slides, too little for an address.`,
    todo: 'Measure the window again (left, top, width, height in mm), or use envelopes with a larger one: at least 80 by 45 mm.',
  }),
  'picture-unreadable': ({ path, reason }) => ({
    what: `The picture "${path}" cannot be read: ${pictureFaults[reason]}`,
    todo: 'Save it again as a PNG without interlacing, or as a JPEG.',
  }),
  'picture-too-large': ({ path, maximumOctets, maximumPixels }) => ({
    what: `The picture "${path}" is too large.`,
    todo: `A picture may have up to ${maximumOctets / 2 ** 20} MB and ${maximumPixels / 1_000_000} megapixels.`,
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

const contradictions: Readonly<
  Record<ContradictionReason, { readonly why: string; readonly todo: string }>
> = {
  'destroys-kept': {
    why: 'passwords.initialPassword is keep, so the letter is needed again for a new device and for the renewal.',
    todo: 'Ask to keep it locked away, or set hakko.yaml to reissue.',
  },
  'keeps-reissued': {
    why: 'passwords.initialPassword is reissue, so the letter is of no use once it was used; a renewal comes with a new one.',
    todo: 'Ask to shred it after the download, or set hakko.yaml to keep.',
  },
  'no-replacement': {
    why: 'A lost letter is made void and gets a new password. Whoever reads that it cannot be replaced may hide the loss.',
    todo: 'Ask to call at once when it is lost.',
  },
  'guide-enclosed': {
    why: 'The install guide is made apart from the letters. Whoever does not find it in the envelope does not begin.',
    todo: 'Name the install guide without saying that it is enclosed.',
  },
  'password-announced': {
    why: 'It tells a thief which envelope to take.',
    todo: 'Take the sentence away; “Personal” is enough.',
  },
  'password-asked': {
    why: 'Your staff never ask for a password; whoever does is an impostor.',
    todo: 'Ask for the control number, and say that nobody needs the password.',
  },
  'password-in-code': {
    why: 'The QR code holds the URL of the download page and nothing else.',
    todo: 'Take the sentence away, or say that the QR code holds no password.',
  },
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
  whole: 'a whole number from 1 on',
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

const pictureFaults: Readonly<Record<PictureFault, string>> = {
  kind: 'it is neither a PNG nor a JPEG in grey or RGB.',
  damaged: 'the file is damaged.',
  interlaced: 'it is an interlaced PNG.',
};
