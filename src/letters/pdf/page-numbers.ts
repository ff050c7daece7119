/**
 * The page tree's list of pages (`Kids`, ISO 32000-1, 7.7.3.2) by their object numbers alone. pdfkit's own
 * is an array of every page that it ever made, which a run of 50,000 letters would keep to its end.
 */
export class PageNumbers {
  /** Neither array nor plain object: pdfkit then writes what `toString` gives. */
  readonly [Symbol.toStringTag] = 'PageNumbers';
  readonly #numbers: number[] = [];

  /** As pdfkit calls it for each new page. */
  push({ id }: { readonly id: number }): void {
    this.#numbers.push(id);
  }

  toString(): string {
    return `[${this.#numbers.map((number) => `${number} 0 R`).join(' ')}]`;
  }
}
