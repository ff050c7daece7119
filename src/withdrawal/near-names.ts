/** Names that somebody may have meant who typed another. */

const AT_MOST = 5;

/** The known names that are one slip away, two for long ones; the nearest first. */
export function findNearNames(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const slips = wanted.length > 5 ? 2 : 1;
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= slips)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, AT_MOST)
    .map(({ candidate }) => candidate);
}

/**
 * Characters that are wrong, missing, too many, or exchanged with their neighbour: optimal string
 * alignment after F. J. Damerau (Communications of the ACM 7, 1964).
 */
function distanceOf(a: string, b: string): number {
  // No need to look at what can never be near.
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? 0;
}
