/** Anonymises a roster by a home's rules: its prefixes, and what its letters can print. */
import { resolve } from 'node:path';
import { createPrintCheck } from '../letters/print-check.ts';
import { anonymiseRoster, type AnonymisedRoster } from '../roster/anonymise/anonymise-roster.ts';
import type { RosterProblem } from '../roster/problem.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import type { Context } from '../system/context.ts';
import { letterAssetsFor, type PrintingHome } from './load-letter-assets.ts';

export interface AnonymiseRequest {
  readonly path: string;
  readonly encoding?: RosterEncoding;
}

/** @returns why the file cannot be taken apart, when its problems stand in the way */
export function anonymiseFile(
  context: Context,
  home: PrintingHome,
  { path, encoding }: AnonymiseRequest,
): AnonymisedRoster | readonly RosterProblem[] {
  const { environment, files, random } = context;
  const bytes = files.read(resolve(environment.workingFolder, path), { pipe: true });
  return anonymiseRoster(bytes, {
    ...{ random, prefixLength: home.settings.roster.prefixLength },
    canPrint: createPrintCheck(letterAssetsFor(context, home).fonts),
    ...(encoding && { encoding }),
  });
}
