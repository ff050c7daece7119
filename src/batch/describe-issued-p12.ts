/** Where the files of a home open, judged once for all that are made alike. */
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { describeP12 } from '../importability/describe-p12.ts';
import type { P12Description } from '../importability/description.ts';
import { judge, type Verdict } from '../importability/judge.ts';
import { installPasswordOf } from './letter-content.ts';

/** Files that every platform treats alike. */
export interface P12Kind {
  readonly files: readonly string[];
  /** Of the first of them. */
  readonly description: P12Description;
  readonly verdicts: readonly Verdict[];
}

/** @param unlocked without it only what a file shows to everybody is judged */
export function describeIssuedP12(home: Home, unlocked: Unlocked | undefined): readonly P12Kind[] {
  const kinds = new Map<
    string,
    { files: string[]; description: P12Description; verdicts: readonly Verdict[] }
  >();
  const { certificates, p12Files } = home.ledger;
  for (const certificate of certificates.all()) {
    if (certificate.state !== 'issued') continue;
    const password = unlocked && installPasswordOf(unlocked.vault, certificate);
    for (const file of p12Files.of(certificate.id)) {
      const description = describeP12(p12Files.bytes(file), password);
      const verdicts = judge(description);
      const alike = JSON.stringify(verdicts);
      const kind = kinds.get(alike) ?? { files: [], description, verdicts };
      kind.files.push(file.fileName);
      kinds.set(alike, kind);
    }
  }
  return [...kinds.values()];
}
