/** Programs that look at certificates and CRLs, not at the .p12 around them. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { run, versionOf } from './program.ts';

const zlint = zlintPath();

/** Undefined: not here. */
export const zlintVersion = versionOf(zlint, ['-version'], /ZLint version (\S+)/);

/** One of zlint's rules that is not content. */
export interface ZlintFinding {
  readonly file: string;
  readonly rule: string;
  readonly result: string;
}

/** zlint's sources that are for any CA; those of the CA/Browser Forum and of browsers are for public ones. */
export const anyAuthority = 'RFC5280,RFC5480,RFC5891,Community';

/**
 * All that zlint notes about the PEM files, in one start: errors, warnings and notices.
 * @param sources all that it has unless given
 * @throws when a file was not read
 */
export function zlintFindings(
  folder: string,
  files: readonly string[],
  sources?: string,
): readonly ZlintFinding[] {
  const paths = files.map((file) => join(folder, file));
  const included = sources === undefined ? [] : ['-includeSources', sources];
  const { stdout, text } = run(zlint, [...included, ...paths]);
  const answers = stdout.toString().split('\n').filter(Boolean);
  if (answers.length !== files.length) throw new Error(`zlint did not read all files: ${text}`);
  return files.flatMap((file, at) =>
    Object.entries(JSON.parse(answers[at] ?? '{}') as Record<string, { readonly result: string }>)
      .filter(([, { result }]) => !['pass', 'NA', 'NE'].includes(result))
      .map(([rule, { result }]) => ({ file, rule, result })),
  );
}

/** What OpenSSL's strictest verification says of a certificate below the root; `OK` when content. */
export function opensslVerdict(folder: string, chain: Chain): string {
  const { text } = run('openssl', [
    ...['verify', '-x509_strict', '-check_ss_sig', '-purpose', chain.purpose],
    ...['-CAfile', join(folder, chain.root), '-crl_check_all'],
    ...chain.crls.flatMap((crl) => ['-CRLfile', join(folder, crl)]),
    ...chain.issuing.flatMap((issuing) => ['-untrusted', join(folder, issuing)]),
    join(folder, chain.leaf),
  ]);
  return /: (OK)\n/.exec(text)?.[1] ?? text;
}

/** The same for GnuTLS' certtool. */
export function certtoolVerdict(folder: string, chain: Chain): string {
  const { text } = run('certtool', [
    ...[
      '--verify',
      '--verify-profile',
      'medium',
      '--load-ca-certificate',
      join(folder, chain.root),
    ],
    ...['--verify-purpose', chain.extKeyUsage, '--infile', join(folder, chain.bundle)],
  ]);
  return /Chain verification output: (Verified)\./.exec(text)?.[1] === 'Verified' ? 'OK' : text;
}

/** Names of files. */
export interface Chain {
  readonly leaf: string;
  /** The leaf, then its issuers. */
  readonly bundle: string;
  readonly issuing: readonly string[];
  readonly root: string;
  readonly crls: readonly string[];
  readonly purpose: 'sslclient' | 'sslserver';
  /** Dotted OID. */
  readonly extKeyUsage: string;
}

function zlintPath(): string {
  const path = `${process.env['HAKKO_JUDGES'] ?? '/usr/local/bin'}/zlint`;
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return 'zlint';
  }
}
