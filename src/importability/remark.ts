/** What a person meets on a platform although the .p12 opens there, or what opens a refused one. */
import type { P12Description } from './description.ts';
import type { RangeName } from './platform.ts';

/**
 * - `root-warning`: Windows puts a root into its store of trusted roots, and asks with a warning.
 * - `container-name`: Windows names the key's container by the friendlyName; some programs stumble
 *   over spaces and backslashes in it (https://github.com/OctopusDeploy/Issues/issues/3689).
 * - `keychain-access`: by which route a double click on macOS 15 and 26 imports PBES2 is not known.
 * - `openssl-program`: PKCS12_parse of OpenSSL 3.0, by which programs read a .p12, wants a MAC; the
 *   command `openssl pkcs12` warns that there is none, and opens the file.
 */
export type Remark = 'root-warning' | 'container-name' | 'keychain-access' | 'openssl-program';

/**
 * The remarks on the file for a range of platforms.
 * @param refused what keeps the file out there; none when it is not refused
 */
export function remarksOn(
  range: RangeName,
  description: P12Description,
  refused: readonly unknown[],
): readonly Remark[] {
  return rules
    .filter(({ ranges, when }) => ranges.includes(range) && when(description, refused))
    .map(({ remark }) => remark);
}

interface Rule {
  readonly remark: Remark;
  readonly ranges: readonly RangeName[];
  readonly when: (description: P12Description, refused: readonly unknown[]) => boolean;
}

const windows = ['windows-before-1709', 'windows-since-1709'] as const;

const rules: readonly Rule[] = [
  {
    remark: 'root-warning',
    ranges: windows,
    when: ({ issuers }, { length }) =>
      length === 0 && issuers.some(({ cA, selfIssued }) => cA && selfIssued),
  },
  {
    remark: 'container-name',
    ranges: windows,
    when: ({ key }, { length }) => length === 0 && /[\s\\]/.test(key?.friendlyName?.text ?? ''),
  },
  {
    remark: 'keychain-access',
    ranges: ['macos-since-15'],
    when: ({ encryptions }, { length }) =>
      length === 0 && encryptions.some(({ algorithm }) => algorithm === 'id-PBES2'),
  },
  {
    remark: 'openssl-program',
    ranges: ['openssl-3.0'],
    when: ({ mac }, { length }) => mac === undefined && length === 1,
  },
];
