/** Property lists in XML, as Apple's devices read them (plist(5), PropertyList-1.0.dtd). */

export type PlistValue =
  string | number | boolean | Uint8Array | readonly PlistValue[] | PlistDictionary;

export interface PlistDictionary {
  readonly [key: string]: PlistValue;
}

export function formatPlist(value: PlistDictionary): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...linesOf(value),
    '</plist>',
    '',
  ].join('\n');
}

function linesOf(value: PlistValue): readonly string[] {
  if (typeof value === 'string') return [`<string>${escapeXml(value)}</string>`];
  if (typeof value === 'number') return [`<integer>${value}</integer>`];
  if (typeof value === 'boolean') return [value ? '<true/>' : '<false/>'];
  if (value instanceof Uint8Array) {
    const base64 = Buffer.from(value).toString('base64');
    return ['<data>', ...(base64.match(/.{1,64}/g) ?? []), '</data>'];
  }
  if (isList(value)) return ['<array>', ...indented(value.flatMap(linesOf)), '</array>'];
  const entries = Object.entries(value).flatMap(([key, inner]) => [
    `<key>${escapeXml(key)}</key>`,
    ...linesOf(inner),
  ]);
  return ['<dict>', ...indented(entries), '</dict>'];
}

function isList(value: readonly PlistValue[] | PlistDictionary): value is readonly PlistValue[] {
  return Array.isArray(value);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** XML has no way to write most control characters (XML 1.0 2.2). */
function escapeXml(text: string): string {
  const printable = text.replaceAll(/[^\t\n\r\P{Cc}]/gu, '');
  return printable.replaceAll(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
}
