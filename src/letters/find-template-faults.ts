import { HakkoError } from '../errors.ts';
import type { Letter } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { type LetterLanguage, tonguesOf } from './letter-language.ts';
import { createLetterPress, type PressSettings, templateFault } from './letter-press.ts';
import { type LetterFormat, letterFormats } from './letter-print.ts';
import { drawElement } from './page/draw-element.ts';
import { readSheetWords } from './run-sheets/run-wording.ts';
import { findContradictions } from './template/contradictions.ts';
import { findMissingName } from './template/hand-on.ts';
import {
  letterFolders,
  type LetterTemplate,
  parseLetterTemplate,
  readLetterTemplate,
} from './template/letter-template.ts';

/** What a template is tried with. */
export interface TemplateTrial extends Omit<PressSettings, 'kind'> {
  /** In which letters are printed. */
  readonly languages: readonly LetterLanguage[];
  /** For each kind and language one, with dummies for secrets. */
  readonly letters: readonly Letter[];
}

/**
 * All that is wrong with the templates of both kinds, each fault once: words that do not exist, values
 * of the wrong kind, sentences that contradict the policy, what might show in the envelope's window,
 * texts that do not fit, characters that no font has. Layouts of other formats are read, too, as far as
 * the site has changed them.
 */
export function findTemplateFaults(
  trial: TemplateTrial,
  assets: LetterAssets,
): readonly HakkoError[] {
  const faults = new Map<string, HakkoError>();
  let reported = 0;
  const report = (fault: HakkoError): void => {
    reported += 1;
    // What would be allowed instead differs from letter to letter; the fault is one.
    const args = { ...fault.args, allowed: undefined };
    const key = JSON.stringify([fault.code, args]);
    if (!faults.has(key)) faults.set(key, fault);
  };
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof HakkoError)) throw error;
      report(error as HakkoError);
      return undefined;
    }
  };
  const read: LetterTemplate[] = [];
  for (const kind of ['login', 'install'] as const) {
    const others = letterFormats.filter((format) => isChanged(format, assets));
    const readable = [...new Set([trial.print.format, ...others])].filter((format) => {
      const before = reported;
      const template = attempt(() => parseLetterTemplate(kind, format, assets.templates, attempt));
      const whole = reported === before;
      if (template) {
        read.push(template);
        findContradictions(template, trial.site.initialPassword, report);
      }
      return whole;
    });
    if (!readable.includes(trial.print.format)) continue;
    // Its static parts in Japanese are drawn when it is made, whether they are asked for or not.
    const press = createLetterPress({ ...trial, kind }, assets, report);
    for (const language of trial.languages) press.staticMarks(language);
    const own = trial.letters.filter((one) => one.kind === kind);
    if (own.some((letter) => letter.kind === 'login' && letter.handOnTo !== undefined)) {
      const template = readLetterTemplate(kind, trial.print.format, assets.templates);
      findMissingName(template, trial.languages.flatMap(tonguesOf), report);
    }
    for (const letter of own) {
      for (const element of press.variable) {
        const { fault } = drawElement(element, press.contextOf(letter));
        if (fault !== undefined) report(templateFault(element, fault));
      }
    }
  }
  // What goes to the clerk with a run has words of its own.
  for (const tongue of ['ja', 'en'] as const) {
    const { site, print, issuedAt, sample } = trial;
    const run = { kind: 'login', tongue, site, print, issuedAt, sample, batch: '' } as const;
    attempt(() => readSheetWords(run, assets.templates));
  }
  if (faults.size === 0) for (const stray of findStrays(read, assets)) report(stray);
  return [...faults.values()].sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
}

/** As a person works through them: file by file, from the top. */
function placeOf({ args }: HakkoError): string {
  const { file = '', line = 0 } = args as { readonly file?: string; readonly line?: number };
  return `${file} ${String(line).padStart(6, '0')}`;
}

/** Texts of the site that no layout asks for and no built-in wording has: misspelt, most likely. */
function findStrays(
  templates: readonly LetterTemplate[],
  { templates: files }: LetterAssets,
): readonly HakkoError[] {
  const asked = templates.flatMap(({ layout }) =>
    [...layout.static, ...layout.variable].flatMap((one) => ('text' in one ? [one.text] : [])),
  );
  const builtIn = Object.fromEntries(
    Object.entries(files).map(([path, { name, bytes }]) => [path, { name, bytes }]),
  );
  const known = (['login', 'install'] as const).flatMap((kind) => {
    const { wordings } = parseLetterTemplate(kind, 'a4', builtIn);
    return [...wordings.ja.keys(), ...wordings.en.keys()];
  });
  const allowed = new Set([...asked, ...known]);
  return templates.flatMap(({ wordings }) =>
    [...wordings.ja, ...wordings.en].flatMap(([name, { file, line }]) =>
      allowed.has(name)
        ? []
        : [
            new HakkoError('template-unknown-word', {
              ...{ file, line, what: 'text', name, allowed: [...allowed].sort().join(', ') },
            }),
          ],
    ),
  );
}

function isChanged(format: LetterFormat, { templates }: LetterAssets): boolean {
  return ['common', ...Object.values(letterFolders)].some(
    (folder) => templates[`${folder}/layout.${format}.yaml`]?.own !== undefined,
  );
}
