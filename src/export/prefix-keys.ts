/** What a recipient may type to name a group, in the percent-encoding of a form (WHATWG URL). */

/**
 * In lower case throughout: both servers compare so. A telephone with a Japanese keyboard types
 * full-width letters, all of them at once.
 */
export function prefixKeys(group: string): readonly string[] {
  const forms = [group, fullWidth(group.toUpperCase()), fullWidth(group.toLowerCase())];
  return [...new Set(forms.map((form) => encodeURIComponent(form).toLowerCase()))];
}

/** `G13B` -> `Ｇ１３Ｂ`: the block of full-width forms has the order of ASCII. */
function fullWidth(text: string): string {
  const distance = 0xfee0;
  return text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + distance));
}
