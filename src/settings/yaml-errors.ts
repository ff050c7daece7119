/** What can be wrong with a YAML file before anybody looks at what it says. */
export interface YamlErrorArgs {
  /** Neither UTF-8, UTF-16 with a byte order mark, nor CP932. */
  'yaml-encoding': { file: string };
  /** `reason` is the parser's own code (`TAB_AS_INDENT`, `DUPLICATE_KEY` …). */
  'yaml-syntax': { file: string; line: number; column: number; reason: string };
}
