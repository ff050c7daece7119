/**
 * Fills a template of a web server's file: `{{name}}` becomes its value; `{{#name}}…{{/name}}` stays when
 * the value is true or a text, and is repeated for each of a list. What a value holds is not read again.
 */

export type TemplateValue = string | boolean | readonly Readonly<Record<string, string>>[];

export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** How a value is written where it stands, such as with HTML's escapes. */
export type Insert = (value: string) => string;

/** @throws RangeError for a name that has no value: the templates are our own */
export function fillTemplate(
  template: string,
  values: TemplateValues,
  insert: Insert = (value) => value,
): string {
  return template.replaceAll(MARK, (_, section: string | undefined, body: string, name: string) => {
    if (section !== undefined) return fillSection(section, body, values, insert);
    const value = valueOf(values, name);
    if (typeof value !== 'string') throw new RangeError(`${name} is no text`);
    return insert(value);
  });
}

/** A mark of a section that stands alone on its line takes the line with it. */
const MARK = /\{\{#(\w+)\}\}\n?([\s\S]*?)\{\{\/\1\}\}\n?|\{\{(\w+)\}\}/g;

function fillSection(name: string, body: string, values: TemplateValues, insert: Insert): string {
  const value = valueOf(values, name);
  if (typeof value === 'object') {
    return value.map((item) => fillTemplate(body, { ...values, ...item }, insert)).join('');
  }
  return value === false || value === '' ? '' : fillTemplate(body, values, insert);
}

function valueOf(values: TemplateValues, name: string): TemplateValue {
  const value = values[name];
  if (value === undefined) throw new RangeError(`the template names ${name}, which has no value`);
  return value;
}
