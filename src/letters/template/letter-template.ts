import { HakkoError } from '../../errors.ts';
import { readYamlDocument, type YamlNode } from '../../settings/yaml-document.ts';
import type { LetterKind } from '../letter.ts';
import type { Tongue } from '../letter-language.ts';
import type { LetterFormat } from '../letter-print.ts';
import type { LetterAssets, TemplateFile } from '../letter-assets.ts';
import { letterNames, runNames } from '../letter-values.ts';
import type { Layout } from './layout.ts';
import { readLayout } from './layout-file.ts';
import { type Attempt, attempted, type TemplateNode, unknownWord } from './template-node.ts';
import { readWordings, type Wording } from './wording.ts';

/** Layout and wordings of one kind in one format, checked against each other. */
export interface LetterTemplate {
  readonly kind: LetterKind;
  readonly layout: Layout;
  readonly wordings: Readonly<Record<Tongue, Wordings>>;
}

/** Sentences by their keys. */
export type Wordings = ReadonlyMap<string, Wording>;

export const letterFolders: Readonly<Record<LetterKind, string>> = {
  login: 'login-notice',
  install: 'install-notice',
};

/**
 * Reads a kind's template: the files of `common/`, then those of its own folder on top, each with what
 * the site has changed of it, key by key.
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
  const template = known.get(key) ?? parseLetterTemplate(kind, format, templates);
  read.set(templates, known.set(key, template));
  return template;
}

/** The check before a batch and the letters after it read the same files: once is enough. */
const read = new WeakMap<LetterAssets['templates'], Map<string, LetterTemplate>>();

/** @param attempt notes faults where they should all be known; else the first one is thrown */
export function parseLetterTemplate(
  kind: LetterKind,
  format: LetterFormat,
  templates: LetterAssets['templates'],
  attempt?: Attempt,
): LetterTemplate {
  const noting = attempt === undefined ? {} : { attempt };
  const open = (path: string): OpenedFile => {
    const file = templates[path];
    if (file === undefined) throw new HakkoError('template-missing', { file: path });
    const [builtIn, ...own] = [file, ...(file.own ? [file.own] : [])].flatMap((one) =>
      attempted([one], noting, nodeOf).map((node) => ({ node, file: one.name, ...noting })),
    );
    if (builtIn === undefined) throw new HakkoError('template-missing', { file: path });
    return { builtIn, ...(own[0] && { own: own[0] }) };
  };
  const sources = ['common', letterFolders[kind]];
  const layout = readLayout(
    sources.map((folder) => open(`${folder}/layout.${format}.yaml`)),
    kind,
  );
  const names = { run: runNames, letter: letterNames[kind] };
  const wordingsIn = (tongue: Tongue): Wordings => {
    const files = sources.map((folder) => open(`${folder}/text.${tongue}.yaml`));
    const nodes = files.flatMap(({ builtIn, own }) => (own ? [builtIn, own] : [builtIn]));
    return new Map(nodes.flatMap((node) => [...readWordings(node, names)]));
  };
  const wordings = { ja: wordingsIn('ja'), en: wordingsIn('en') };
  for (const tongue of ['ja', 'en'] as const) checkTexts(layout, wordings[tongue], noting);
  return { kind, layout, wordings };
}

interface OpenedFile {
  readonly builtIn: TemplateNode;
  readonly own?: TemplateNode;
}

/** A file in which everything is a comment says nothing. */
export function nodeOf({ bytes, name }: Pick<TemplateFile, 'bytes' | 'name'>): YamlNode {
  const node = readYamlDocument(bytes, name);
  const empty = node.kind === 'text' && node.text === '';
  return empty ? { kind: 'map', entries: new Map(), line: node.line } : node;
}

/** Every text that an element asks for must exist, and a static one must be nobody's in particular. */
function checkTexts(
  layout: Layout,
  wordings: Wordings,
  noting: Pick<TemplateNode, 'attempt'>,
): void {
  const elements = (['static', 'variable'] as const).flatMap((part) =>
    layout[part].map((element) => ({ part, element })),
  );
  attempted(elements, noting, ({ part, element }) => {
    if (!('text' in element)) return;
    const { text, file, line } = element;
    const wording = wordings.get(text);
    if (wording === undefined) {
      return unknownWord({ node: { kind: 'text', text, line }, file }, 'text', [
        ...wordings.keys(),
      ]);
    }
    const [name] = part === 'static' ? wording.personal : [];
    if (name === undefined) return;
    const place = { file: wording.file, line: wording.line };
    throw new HakkoError('template-personal-in-static', { ...place, name });
  });
}
