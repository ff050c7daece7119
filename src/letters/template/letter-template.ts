import { HakkoError } from '../../errors.ts';
import { readYamlDocument } from '../../settings/yaml-document.ts';
import type { LetterKind } from '../letter.ts';
import type { Tongue } from '../letter-language.ts';
import type { LetterFormat } from '../letter-print.ts';
import type { LetterAssets } from '../letter-assets.ts';
import { letterNames, runNames } from '../letter-values.ts';
import type { Layout } from './layout.ts';
import { readLayout } from './layout-file.ts';
import { type TemplateNode, unknownWord } from './template-node.ts';
import { readWordings, type Wording } from './wording.ts';

/** Layout and wordings of one kind in one format, checked against each other. */
export interface LetterTemplate {
  readonly kind: LetterKind;
  readonly layout: Layout;
  readonly wordings: Readonly<Record<Tongue, Wordings>>;
}

/** Sentences by their keys. */
export type Wordings = ReadonlyMap<string, Wording>;

const folders: Readonly<Record<LetterKind, string>> = {
  login: 'login-notice',
  install: 'install-notice',
};

/**
 * Reads a kind's template: the files of `common/`, then those of its own folder on top, key by key.
 *
 * @throws HakkoError `template-…` with file and line; `template-missing` for a file that was not
 * handed in; `yaml-…`.
 */
export function readLetterTemplate(
  kind: LetterKind,
  format: LetterFormat,
  templates: LetterAssets['templates'],
): LetterTemplate {
  const known = read.get(templates) ?? new Map<string, LetterTemplate>();
  const key = `${kind} ${format}`;
  const template = known.get(key) ?? parseTemplate(kind, format, templates);
  read.set(templates, known.set(key, template));
  return template;
}

/** The check before a batch and the letters after it read the same files: once is enough. */
const read = new WeakMap<LetterAssets['templates'], Map<string, LetterTemplate>>();

function parseTemplate(
  kind: LetterKind,
  format: LetterFormat,
  templates: LetterAssets['templates'],
): LetterTemplate {
  const open = (path: string): TemplateNode => {
    const file = templates[path];
    if (file === undefined) throw new HakkoError('template-missing', { file: path });
    return { node: readYamlDocument(file.bytes, file.name), file: file.name };
  };
  const sources = ['common', folders[kind]];
  const layout = readLayout(
    sources.map((folder) => open(`${folder}/layout.${format}.yaml`)),
    kind,
  );
  const names = { run: runNames, letter: letterNames[kind] };
  const wordingsIn = (tongue: Tongue): Wordings =>
    new Map(
      sources.flatMap((folder) => [...readWordings(open(`${folder}/text.${tongue}.yaml`), names)]),
    );
  const wordings = { ja: wordingsIn('ja'), en: wordingsIn('en') };
  for (const tongue of ['ja', 'en'] as const) checkTexts(layout, wordings[tongue]);
  return { kind, layout, wordings };
}

/** Every text that an element asks for must exist, and a static one must be nobody's in particular. */
function checkTexts(layout: Layout, wordings: Wordings): void {
  for (const part of ['static', 'variable'] as const) {
    for (const element of layout[part]) {
      if (!('text' in element)) continue;
      const { text, file, line } = element;
      const wording = wordings.get(text);
      if (wording === undefined) {
        return unknownWord({ node: { kind: 'text', text, line }, file }, 'text', [
          ...wordings.keys(),
        ]);
      }
      const [name] = part === 'static' ? wording.personal : [];
      if (name === undefined) continue;
      const place = { file: wording.file, line: wording.line };
      throw new HakkoError('template-personal-in-static', { ...place, name });
    }
  }
}
