import { HakkoError } from '../../errors.ts';
import { readYamlDocument } from '../../settings/yaml-document.ts';
import type { LetterKind } from '../letter.ts';
import type { LetterAssets } from '../letter-assets.ts';
import { letterNames, runNames } from '../letter-values.ts';
import type { Layout } from './layout.ts';
import { readLayout } from './layout-file.ts';
import { type TemplateNode, unknownWord } from './template-node.ts';
import { readWordings, type Wording } from './wording.ts';

/** Layout and wording of one kind, checked against each other. */
export interface LetterTemplate {
  readonly kind: LetterKind;
  readonly layout: Layout;
  readonly wordings: ReadonlyMap<string, Wording>;
}

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
  templates: LetterAssets['templates'],
): LetterTemplate {
  const known = read.get(templates) ?? new Map<LetterKind, LetterTemplate>();
  const template = known.get(kind) ?? parseTemplate(kind, templates);
  read.set(templates, known.set(kind, template));
  return template;
}

/** The check before a batch and the letters after it read the same files: once is enough. */
const read = new WeakMap<LetterAssets['templates'], Map<LetterKind, LetterTemplate>>();

function parseTemplate(kind: LetterKind, templates: LetterAssets['templates']): LetterTemplate {
  const open = (path: string): TemplateNode => {
    const file = templates[path];
    if (file === undefined) throw new HakkoError('template-missing', { file: path });
    return { node: readYamlDocument(file.bytes, file.name), file: file.name };
  };
  const sources = ['common', folders[kind]];
  const layout = readLayout(
    sources.map((folder) => open(`${folder}/layout.yaml`)),
    kind,
  );
  const names = { run: runNames, letter: letterNames[kind] };
  const wordings = new Map(
    sources.flatMap((folder) => [...readWordings(open(`${folder}/text.ja.yaml`), names)]),
  );
  checkTexts(layout, wordings);
  return { kind, layout, wordings };
}

/** Every text that an element asks for must exist, and a static one must be nobody's in particular. */
function checkTexts(layout: Layout, wordings: ReadonlyMap<string, Wording>): void {
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
