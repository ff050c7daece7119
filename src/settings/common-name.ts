/** The form of clients' common names: which placeholders it may hold, and what becomes of them. */
import { fromText, type Comment, type Setting } from './setting.ts';

export const commonNamePlaceholders = ['{prefix}', '{month}'] as const;

/** A form with `{prefix}` and no braces but those of the placeholders: others would be signed as they stand. */
export function commonNameForm(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) => {
    const rest = fill(raw, () => '');
    const [found] = /\{[^{}]*\}?|\}/.exec(rest) ?? [];
    if (found !== undefined) {
      return { fault: { kind: 'unknown-placeholder', found, known: commonNamePlaceholders } };
    }
    return raw.includes('{prefix}')
      ? { value: raw }
      : { fault: { kind: 'without-placeholder', placeholder: '{prefix}' } };
  });
}

/** @param values `month` as `202611` */
export function fillCommonName(
  form: string,
  values: { readonly prefix: string; readonly month: string },
): string {
  return fill(form, (placeholder) => (placeholder === '{prefix}' ? values.prefix : values.month));
}

function fill(form: string, valueOf: (placeholder: string) => string): string {
  return form.replaceAll(/\{(?:prefix|month)\}/g, valueOf);
}
