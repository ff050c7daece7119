import { HakkoError } from '../errors.ts';
import type { Letter } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import type { LetterLanguage } from './letter-language.ts';
import { createLetterPress, type PressSettings, templateFault } from './letter-press.ts';
import { type LetterFormat, letterFormats } from './letter-print.ts';
import { drawElement } from './page/draw-element.ts';
import { findContradictions } from './template/contradictions.ts';
import { letterFolders, parseLetterTemplate } from './template/letter-template.ts';

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
    faults.set(JSON.stringify([fault.code, fault.args]), fault);
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
  for (const kind of ['login', 'install'] as const) {
    const others = letterFormats.filter((format) => isChanged(format, assets));
    const readable = [...new Set([trial.print.format, ...others])].filter((format) => {
      const before = reported;
      const template = attempt(() => parseLetterTemplate(kind, format, assets.templates, attempt));
      const whole = reported === before;
      if (template) findContradictions(template, trial.site.initialPassword, report);
      return whole;
    });
    if (!readable.includes(trial.print.format)) continue;
    // Its static parts in Japanese are drawn when it is made, whether they are asked for or not.
    const press = createLetterPress({ ...trial, kind }, assets, report);
    for (const language of trial.languages) press.staticMarks(language);
    for (const letter of trial.letters.filter((one) => one.kind === kind)) {
      for (const element of press.variable) {
        const { fault } = drawElement(element, press.contextOf(letter));
        if (fault !== undefined) report(templateFault(element, fault));
      }
    }
  }
  return [...faults.values()];
}

function isChanged(format: LetterFormat, { templates }: LetterAssets): boolean {
  return ['common', ...Object.values(letterFolders)].some(
    (folder) => templates[`${folder}/layout.${format}.yaml`]?.own !== undefined,
  );
}
