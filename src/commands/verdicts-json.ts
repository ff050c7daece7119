/** The tables of `hakko verify` as data: where issued files open, and by which algorithms they are locked. */
import type { P12Description } from '../importability/description.ts';
import type { Verdict } from '../importability/judge.ts';
import { platformRanges } from '../importability/platform.ts';
import type { P12Kind } from '../inspection/inspect-issued-p12s.ts';
import type { Words } from '../words/words.ts';

/**
 * `kinds`: files that all platforms treat alike; `platforms`: a row for each range, with a verdict for
 * each kind in that order. `crypto`: a row for each thing that is locked; `kind` counts from 0.
 */
export function verdictsJson(kinds: readonly P12Kind[], words: Words, crypto: boolean): object {
  return {
    kinds: kinds.map(({ files }) => ({ files })),
    platforms: platformRanges.map(({ name, platforms }, index) => ({
      range: name,
      name: words.importability.ranges[name],
      platforms,
      verdicts: kinds.flatMap(({ verdicts }) => {
        const verdict = verdicts[index];
        return verdict ? [verdictJson(verdict, words)] : [];
      }),
    })),
    ...(crypto && {
      crypto: kinds.flatMap(({ description }, kind) =>
        cryptoRows(description).map((row) => ({ kind, ...row })),
      ),
    }),
  };
}

/** With the sentences of the screen, in its language. */
export function verdictJson(
  { outcome, evidence, reasons, remarks }: Verdict,
  words: Words,
): object {
  const { importability: say } = words;
  return {
    ...{ outcome, evidence },
    reasons: reasons.map((reason) => ({ ...reason, text: say.reason(reason) })),
    remarks: remarks.map((code) => ({ code, text: say.remarks[code] })),
  };
}

/** One thing in a .p12 that an algorithm keeps, or that is said to be there. */
export interface CryptoCell {
  readonly what: 'key' | 'safe' | 'certificate' | 'mac';
  /** Names of the algorithm and of its parts; none: in clear, or not there. */
  readonly algorithms: readonly string[];
  /** Undefined where the algorithm states none: of a key pair, and of a MAC that is not there. */
  readonly iterations?: number;
  readonly saltOctets?: number;
}

/** In the order of the table: the key pair, every encryption, the MAC. */
export function cryptoRows({ mac, encryptions, endEntity }: P12Description): readonly CryptoCell[] {
  return [
    ...(endEntity ? [{ what: 'key' as const, algorithms: [endEntity.keyAlgorithm] }] : []),
    ...encryptions.map(({ holder, algorithm, iterations, saltOctets, pbes2 }) => ({
      what: holder,
      algorithms: [algorithm, pbes2?.encryptionScheme, pbes2?.prf].filter(
        (name) => name !== undefined,
      ),
      ...{ iterations, saltOctets },
    })),
    mac
      ? {
          what: 'mac',
          algorithms: [mac.algorithm],
          ...{ iterations: mac.iterations, saltOctets: mac.saltOctets },
        }
      : { what: 'mac', algorithms: [] },
  ];
}
