import { inspect } from 'node:util';

/**
 * A password or passphrase in memory. However it is printed, logged, thrown or serialised, it shows
 * `[secret]`; only `reveal()` gives the text, so that every use of a secret can be found by name.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself: for a letter, a key derivation or a hash, and for nothing else. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
