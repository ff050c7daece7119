/** What a comparison found, its bar, and the Markdown table of all of them. */
import { median, type Timing } from './timing.ts';

/** Seconds are medians over all rounds. */
export interface Side {
  readonly name: string;
  readonly items: number;
  readonly secondsPerRun: number;
  readonly itemsPerSecond: number;
}

/** Something else than time: peak memory, or a share of the whole; a median where there are rounds. */
export interface Amount {
  readonly name: string;
  readonly value: number;
  readonly unit: 'MiB' | '%';
}

/** Ratios of the runs of one round each: what slows both sides down cancels out. */
export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rounds: number;
}

/** For a ratio, `at-most` is hakko's time in multiples of the other's, `at-least` how many times as fast. */
export interface Bar {
  readonly kind: 'at-most' | 'at-least';
  readonly value: number;
}

export interface Finding {
  /** Letter that sorts the table. */
  readonly id: string;
  readonly title: string;
  readonly hakko: Side | Amount;
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

/** Holds a ratio's median, or an amount, against the bar. */
export function judge(found: Ratio | Amount, { kind, value }: Bar): boolean {
  const measured = 'median' in found ? found.median : found.value;
  return kind === 'at-most' ? measured <= value : measured >= value;
}

/** A Markdown table, and below it the notes. */
export function describeFindings(findings: readonly Finding[]): string {
  const head = [
    '| | compared | hakko | the other | ratio: median (lowest to highest) | bar | |',
    '|---|---|---|---|---|---|---|',
  ];
  const rows = findings.map(({ id, title, hakko, other, ratio, bar, passed }) => {
    const verdict = passed === undefined ? '' : passed ? 'met' : '**missed**';
    const unit = 'unit' in hakko ? ` ${hakko.unit}` : '';
    const cells = [id, title, describeSide(hakko), other ? describeSide(other) : '–'];
    cells.push(ratio ? describeRatio(ratio) : '–', bar ? describeBar(bar) + unit : '–', verdict);
    return `| ${cells.join(' | ')} |`;
  });
  const noted = findings.flatMap(({ id, note }) =>
    note === undefined ? [] : [`- ${id}: ${note}`],
  );
  const notes = [...new Set(noted)];
  const list = notes.length > 0 ? `\n${notes.join('\n')}\n` : '';
  return `${[...head, ...rows].join('\n')}\n${list}`;
}

function describeSide(side: Side | Amount): string {
  if ('unit' in side) return `${side.value.toFixed(side.unit === '%' ? 1 : 0)} ${side.unit}`;
  const { items, secondsPerRun, itemsPerSecond } = side;
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
