/** The tables of the matrix as Markdown, for docs/interop.md. */
import { foreignFiles } from './foreign-files.ts';
import type { Finding, Judge } from './judge.ts';
import { knownDisagreements } from './known-disagreements.ts';
import { rows } from './p12-files.ts';

/** What was found in a file, and what is in it. */
export interface Answer {
  readonly found: Omit<Finding, 'says'>;
  readonly expected: Omit<Finding, 'says'>;
  readonly says: string;
}

/** The whole page. `own` is our reader, which judges the files of others only. */
export function renderReport(
  judges: readonly Judge[],
  own: Judge,
  answerOf: (judge: Judge, name: string) => Answer,
): string {
  const all = [...judges, own];
  const titles = (list: readonly Judge[]): readonly string[] => list.map(({ name }) => name);
  return `${[
    '# Who opens which .p12 file',
    introduction,
    '## Our files',
    ourFiles,
    table(
      ['profile', 'key', 'CA', 'names', 'added', ...titles(judges)],
      rows.map((row) => [
        ...[row.profile, row.keyAlgorithm, row.tiers, row.names, row.added],
        ...judges.map((judge) => verdict(answerOf(judge, row.name))),
      ]),
    ),
    '## Files of others',
    otherFiles,
    table(
      ['file', 'written by', ...titles(all)],
      foreignFiles.map(({ name, writtenBy }) => [
        ...[name, writtenBy],
        ...all.map((judge) => verdict(answerOf(judge, name))),
      ]),
    ),
    '### Known disagreements',
    table(
      ['judges', 'files', 'reason'],
      knownDisagreements.map((known) => [
        known.judges.join(', '),
        known.files.join(', '),
        known.reason,
      ]),
    ),
    '## The judges',
    table(
      ['judge', 'version', 'what it did'],
      judges.map(({ name, version }) => [name, version ?? 'missing', deeds[name] ?? '']),
    ),
    limits,
  ].join('\n\n')}\n`;
}

/** The page with every judge's version taken out, for comparison. */
export function withoutVersions(page: string): string {
  const [before = '', judges = ''] = page.split('## The judges');
  return before + judges.replaceAll(/^(\| [^|]+ \|)[^|]+(\|.*)$/gm, '$1$2');
}

const introduction = `A run of the tests writes this page (\`HAKKO_WRITE_DOCS=1 npm run test:interop\`). Every other run that
has all judges fails when it finds something else. Each file is opened by programs that share no code with
hakko. **yes** means all of this: the file opens; the private key is found and fits; the certificate is
the owner's and no CA's; the chain has as many certificates as were put in (a TLS server cannot tell
whether the root that it trusts was among them); a wrong password is refused.`;

const ourFiles = `The root is in the file only where it was added (\`p12.includeRoot\`); below an issuing CA, the CA's
certificate always is. The names are those of the organisation, the CA and the owner, and the friendlyName.
The CA has the same kind of key as the client. "Windows provider" is the attribute of the key that
\`p12.windowsProvider: software-ksp\` adds.`;

const otherFiles = `The same key, certificate and issuing CA, as other programs write them (\`fixtures/foreign\`). They show
that the judges can say no, and what hakko's own reader opens.`;

const limits = `## What this does not show

No judge here is a telephone, Windows or macOS. BouncyCastle is near to Android's own copy, not equal to it;
nothing stands in for Apple's and Microsoft's installers. The files "rebuilt" as Windows writes them follow
what is documented and were not written by Windows. Passwords are ASCII, as hakko makes them.`;

const deeds: Readonly<Record<string, string>> = {
  OpenSSL: '`openssl pkcs12 -noenc`, without `-legacy`',
  'Node 26, TLS 1.2 and 1.3':
    'a TLS client with `pfx`, whose certificate a server that knows the root alone demands',
  'Node 24, TLS 1.2 and 1.3': 'the same with the oldest Node that hakko runs on',
  NSS: '`pk12util -i` into a fresh database; `certutil -K`, `-L`, `-V -u C -e`',
  'GnuTLS certtool': '`certtool --p12-info`; `--key-info --pkcs8` for the key',
  JDK: "`KeyStore`, which keytool shows; a signature by the key, verified with the owner's certificate",
  BouncyCastle: 'the same with its own `KeyStore`, from which that of Android descends',
  'pyca/cryptography': '`pkcs12.load_key_and_certificates`',
};

/** `yes`, or everything that is not as it should be. */
function verdict({ found, expected }: Answer): string {
  if (!found.opens) return '**no**';
  const faults = [
    ...(found.keyFits ? [] : ['no fitting key']),
    ...(found.leafSha256 === expected.leafSha256 ? [] : ['another certificate']),
    ...(found.chainLength === expected.chainLength ? [] : [`chain of ${found.chainLength}`]),
    ...(found.refusesWrongPassword ? [] : ['takes a wrong password']),
  ];
  return faults.length === 0 ? 'yes' : `**${faults.join(', ')}**`;
}

function table(heading: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...lines.map(line)].join('\n');
}
