/** `hakko crl --check` and `--write`: what can be done about revocation lists without the passphrase. */
import type { Finding } from '../inspection/finding.ts';
import { localDate } from '../system/local-date.ts';
import { checkCrls, CRL_WARNING_DAYS, type CheckedCrl } from '../home/check-crls.ts';
import { findClockFault } from '../home/clock-fault.ts';
import { findCrlAuthorities } from '../home/crl-signers.ts';
import { authorityFileName } from '../home/home-paths.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import { crlJson, formatCrls } from './crl-screen.ts';
import type { Context } from '../system/context.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode } from './starter.ts';
import { describeFinding } from './verify.ts';
import { openWritingHome } from './writing-home.ts';

export interface CrlOptions {
  readonly ca?: readonly string[];
  readonly check?: boolean;
  readonly within?: number;
  readonly write?: boolean;
}

/** 4 when a list is missing, is not the ledger's, has ended or ends soon, or when the CA has ended. */
export function checkCommand(invocation: Invocation, options: CrlOptions): ExitCode {
  const { context, words } = invocation;
  const { crl: say } = words.screens;
  const { terminal } = context;
  const home = openHomeToRead(context, invocation.home);
  try {
    const { timeZone } = home.settings.site;
    const crls = findCrls(invocation, home, options);
    const findings = [
      ...crls.flatMap((crl) => findingsOf(crl, timeZone)),
      ...findEndedCa(context, home),
    ];
    if (invocation.options.json) invocation.printJson({ crls: crls.map(crlJson), findings });
    else {
      if (crls.length > 0) {
        invocation.print(`${formatCrls(crls, words, timeZone).join('\n')}\n`);
      }
      if (findings.length === 0) terminal.say(terminal.colours.green(say.checked));
      else terminal.complain(terminal.colours.red(say.bad(findings.length)));
      for (const finding of findings) terminal.complain(`  ${describeFinding(finding, words)}`);
    }
    return findings.length > 0 ? 4 : 0;
  } finally {
    home.close();
  }
}

/** Whatever opens the home to write mends its files: what was wrong before is all there is to tell. */
export async function writeAgain(invocation: Invocation, options: CrlOptions): Promise<ExitCode> {
  const { context, words } = invocation;
  const { crl: say } = words.screens;
  const before = findWrongFiles(invocation);
  (await openWritingHome(invocation, 'hakko crl --write', { caMayHaveEnded: true })).close();
  const left = findWrongFiles(invocation);
  const written = before.filter((path) => !left.includes(path));
  for (const path of written) context.terminal.say(say.mended(path));
  // What the ledger cannot make again needs a new list, and the passphrase.
  if (left.length > 0) return checkCommand(invocation, options);
  if (invocation.options.json) invocation.printJson({ written });
  else if (written.length === 0) context.terminal.say(say.nothingToMend);
  return 0;
}

function findWrongFiles({ context, home: folder }: Invocation): readonly string[] {
  const home = openHomeToRead(context, folder);
  try {
    const faults = checkCrls(context, home, 0).flatMap((crl) => crl.faults);
    return faults
      .filter(({ code }) => code === 'crl-missing' || code === 'crl-differs')
      .map(({ path }) => path);
  } finally {
    home.close();
  }
}

function findCrls(
  { context }: Invocation,
  home: Home,
  { ca = [], within = CRL_WARNING_DAYS }: CrlOptions,
): readonly CheckedCrl[] {
  const named = findCrlAuthorities(context, home, ca).map(authorityFileName);
  const crls = checkCrls(context, home, within);
  return named.length === 0 ? crls : crls.filter(({ fileName }) => named.includes(fileName));
}

/** Its lists are nobody's any more, so none of them can be at fault; without this all would seem well. */
function findEndedCa({ clock }: Context, { ledger, settings }: Home): readonly Finding[] {
  const fault = findClockFault(clock.now(), ledger, settings.site.timeZone);
  if (fault?.code !== 'ca-ended') return [];
  return [{ code: 'ca-ended', subject: fault.args.now, detail: fault.args.ended }];
}

function findingsOf({ faults, nextUpdate }: CheckedCrl, timeZone: string): readonly Finding[] {
  return faults.map(({ code, path: subject }) => ({
    ...{ code, subject },
    ...(nextUpdate && { detail: localDate(nextUpdate, timeZone) }),
  }));
}
