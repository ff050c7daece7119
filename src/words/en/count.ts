/** A number with its noun: `1 letter`, `2 letters`. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
