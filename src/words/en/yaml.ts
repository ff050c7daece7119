import type { YamlErrorArgs } from '../../settings/yaml-errors.ts';
import type { Messages } from '../message.ts';

/** What is said when a YAML file cannot be read at all. */
export const yamlMessages: Messages<YamlErrorArgs> = {
  'yaml-encoding': ({ file }) => ({
    what: `The encoding of ${file} is not known.`,
    todo: 'Open it in an editor and save it as UTF-8.',
  }),
  'yaml-syntax': ({ file, line, column, reason }) => ({
    what: `${file}, line ${line}, column ${column}: this is not valid YAML (${reason}).`,
    todo:
      reasons[reason] ?? 'Check the indentation, the space after ": ", and that quotes are closed.',
  }),
};

const reasons: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  DUPLICATE_KEY: 'A key stands there twice. Remove one.',
  ALIAS: 'A value cannot begin with "*". Put it in quotes.',
  MULTIPLE_DOCS: 'A second document after "---" is not possible here.',
  BAD_ALIAS: 'A value that begins with "*" or "&" must be put in quotes.',
  MISSING_CHAR: 'Check that quotes and brackets are closed.',
};
