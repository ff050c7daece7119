/** What a comparison found, its bar, and the Markdown table of all of them. */
import { median, type Timing } from './timing.ts';

/** Seconds are medians over all rounds. */
export interface Side {
  readonly name: string;
  readonly items: number;
  readonly secondsPerRun: number;
  readonly itemsPerSecond: number;
}

/** Ratios of the runs of one round each: what slows both sides down cancels out. */
export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rounds: number;
}

/** `at-most`: hakko's time in multiples of the other's; `at-least`: how many times as fast it is. */
export interface Bar {
  readonly kind: 'at-most' | 'at-least';
  readonly value: number;
}

export interface Finding {
  /** Letter that sorts the table. */
  readonly id: string;
  readonly title: string;
  readonly hakko: Side;
  readonly other?: Side;
  readonly ratio?: Ratio;
  readonly bar?: Bar;
  readonly passed?: boolean;
  /** Why there is no other side, or what else was seen. */
  readonly note?: string;
}

export function sideOf({ name, items, seconds }: Timing): Side {
  const secondsPerRun = median(seconds);
  return { name, items, secondsPerRun, itemsPerSecond: items / secondsPerRun };
}

/** Time of one item of hakko's in multiples of the other's, or how many times as fast hakko is. */
export function ratioOf(hakko: Timing, other: Timing, kind: Bar['kind']): Ratio {
  const ratios = hakko.seconds.map((seconds, round) => {
    const ratio = seconds / hakko.items / ((other.seconds[round] ?? NaN) / other.items);
    return kind === 'at-most' ? ratio : 1 / ratio;
  });
  return {
    ...{ median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
    rounds: ratios.length,
  };
}

/** Holds the median against the bar. */
export function judge(ratio: Ratio, { kind, value }: Bar): boolean {
  return kind === 'at-most' ? ratio.median <= value : ratio.median >= value;
}

/** A Markdown table, and below it the notes. */
export function describeFindings(findings: readonly Finding[]): string {
  const head = [
    '| | compared | hakko | the other | ratio: median (lowest to highest) | bar | |',
    '|---|---|---|---|---|---|---|',
  ];
  const rows = findings.map(({ id, title, hakko, other, ratio, bar, passed }) => {
    const verdict = passed === undefined ? '' : passed ? 'met' : '**missed**';
    const cells = [id, title, describeSide(hakko), other ? describeSide(other) : '–'];
    cells.push(ratio ? describeRatio(ratio) : '–', bar ? describeBar(bar) : '–', verdict);
    return `| ${cells.join(' | ')} |`;
  });
  const notes = findings.flatMap(({ id, note }) =>
    note === undefined ? [] : [`- ${id}: ${note}`],
  );
  const list = notes.length > 0 ? `\n${notes.join('\n')}\n` : '';
  return `${[...head, ...rows].join('\n')}\n${list}`;
}

function describeSide({ items, secondsPerRun, itemsPerSecond }: Side): string {
  if (items === 1) return `${(secondsPerRun * 1000).toFixed(0)} ms`;
  return `${itemsPerSecond.toFixed(1)}/s (${items} in ${secondsPerRun.toFixed(2)} s)`;
}

function describeRatio({ median: middle, lowest, highest, rounds }: Ratio): string {
  const range = `(${lowest.toFixed(2)} to ${highest.toFixed(2)}, n=${rounds})`;
  return `${middle.toFixed(2)} ${range}`;
}

function describeBar({ kind, value }: Bar): string {
  return kind === 'at-most' ? `≤ ${value}` : `≥ ${value}`;
}
