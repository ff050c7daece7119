/** Collects problems and warnings while a roster is read, and gives them back in file order. */
import type { RosterProblem, RosterProblemArgs, RosterProblemCode } from './problem.ts';

/** Says that something is wrong at a place that is already known. */
export type Report = <Code extends RosterProblemCode>(
  code: Code,
  args: RosterProblemArgs[Code],
) => void;

/** Where in the file: both may be missing when the file as a whole is meant. */
export interface Place {
  readonly line?: number;
  readonly column?: string | undefined;
}

/** The two ways to report at one place: a problem stops everything, a warning does not. */
export interface PlaceReports {
  readonly problem: Report;
  readonly warning: Report;
}

export class Findings {
  readonly #problems: RosterProblem[] = [];
  readonly #warnings: RosterProblem[] = [];

  /** Reports about this place. */
  at(place: Place): PlaceReports {
    return { problem: into(this.#problems, place), warning: into(this.#warnings, place) };
  }

  get problemCount(): number {
    return this.#problems.length;
  }

  /** All problems, those of the whole file first, then by line. */
  get problems(): readonly RosterProblem[] {
    return inFileOrder(this.#problems);
  }

  /** All warnings in the same order. */
  get warnings(): readonly RosterProblem[] {
    return inFileOrder(this.#warnings);
  }
}

function into(list: RosterProblem[], { line, column }: Place): Report {
  return (code, args) => {
    const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    // A code and its own arguments: TypeScript cannot pair them again inside a generic function.
    list.push({ code, ...place, args } as RosterProblem);
  };
}

function inFileOrder(list: readonly RosterProblem[]): readonly RosterProblem[] {
  return list.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
