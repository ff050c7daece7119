/** Everything that can stop a letter, as codes with arguments; none of them carries a secret. */
import type { FontFault } from './fonts/added-font.ts';
import type { ContradictionReason } from './template/contradictions.ts';

/** The parts of a letter that can be too long, or hold a character that no font has. */
export type LetterField =
  | 'recipient'
  | 'controlNumber'
  | 'replaces'
  | 'loginId'
  | 'prefix'
  | 'initialPassword'
  | 'fileName'
  | 'installPassword'
  | 'certificateEnd'
  | 'downloadUrl';

/** What a template asks for by name. */
export type TemplateWord =
  'key' | 'element' | 'style' | 'font' | 'text' | 'condition' | 'value' | 'picture';

export interface LettersErrorArgs {
  'letter-font-invalid': { font: string };
  'letter-font-unusable': { path: string; reason: FontFault };
  /** `field` is a `LetterField`, or the key of a sentence in the template's text file. */
  'letter-overflow': { controlNumber: string; field: string };
  'letter-missing-glyph': { controlNumber: string; field: string; characters: string };
  /** The character itself is not named: it is part of a secret. */
  'letter-secret-character': { controlNumber: string; field: string };
  'letter-unreadable': { page: number; field: LetterField };
  'template-missing': { file: string };
  'template-unknown-name': { file: string; line: number; name: string; allowed: string };
  'template-unknown-word': {
    file: string;
    line: number;
    what: TemplateWord;
    name: string;
    allowed: string;
  };
  'template-missing-key': { file: string; line: number; key: string };
  'template-wrong-value': {
    file: string;
    line: number;
    key: string;
    expected: TemplateExpectation;
  };
  'template-personal-in-static': { file: string; line: number; name: string };
  'template-foreign-value': { file: string; line: number; name: string };
  /** Something else than the address could show in the envelope's window. */
  'template-in-window': { file: string; line: number };
  /** Millimetres of what always shows, however the sheet slides. */
  'letter-window-small': { width: number; height: number };
  /** A box that leaves the paper, or the slip. */
  'template-off-paper': { file: string; line: number };
  /** The address of a window envelope has a place where the window might not show it. */
  'template-address-hidden': { file: string; line: number };
  /** A layout that says nowhere whose letter it is, while managers are to hand letters on. */
  'template-name-missing': { file: string; line: number };
  /** A file or link that leads out of the folder of the templates. */
  'template-outside': { file: string };
  'template-too-large': { file: string; octets: number };
  /** Anything but the bare name of a PNG or JPEG: a path, an address of the net, another kind. */
  'template-picture-name': { file: string; line: number; name: string };
  'template-picture-missing': { file: string; line: number; name: string };
  /** A sentence that is untrue, or that the policy of the initial password contradicts. */
  'template-contradiction': {
    file: string;
    line: number;
    /** What is said, as it stands there. */
    found: string;
    reason: ContradictionReason;
  };
  /** No PNG or JPEG that can be printed. */
  'picture-unreadable': { path: string; reason: PictureFault };
  'picture-too-large': { path: string; maximumOctets: number; maximumPixels: number };
  'template-overflow': { file: string; line: number; text: string };
  'template-missing-glyph': { file: string; line: number; text: string; characters: string };
}

/** What is wrong with a picture file. */
export type PictureFault = 'kind' | 'damaged' | 'interlaced';

/** What stands where something else was expected. */
export type TemplateExpectation =
  | 'text'
  | 'number'
  | 'positive'
  | 'whole'
  | 'list'
  | 'map'
  | 'box'
  | 'pair'
  /** Marks of emphasis (`**`, `` ` ``) in pairs. */
  | 'closed'
  /** As many cells as the head of the table. */
  | 'cells'
  | 'picture-name';
