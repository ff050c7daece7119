/** The kinds of a setting: how its text becomes a value, and what is wrong when it does not. */
import { nameLength, nameLengthMaximum } from '../x509/name-length.ts';

export interface Comment {
  readonly ja: string;
  readonly en: string;
}

/** Why a text is not a value of its kind; sentences stand in `words/`. */
export type SettingFault =
  | { readonly kind: 'empty' }
  /** Lengths in characters. */
  | { readonly kind: 'too-long'; readonly length: number; readonly maximum: number }
  | { readonly kind: 'not-in-range'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'not-a-choice'; readonly choices: readonly string[] }
  | { readonly kind: 'not-a-url' }
  /** `instead`: the same address as certificates can carry it. */
  | { readonly kind: 'not-an-ascii-url'; readonly instead: string }
  /** It would name one file of two CAs, of which each has its own. */
  | { readonly kind: 'url-of-one-authority' }
  | { readonly kind: 'not-a-country' }
  | { readonly kind: 'not-a-regular-expression' }
  | { readonly kind: 'without-placeholder'; readonly placeholder: string }
  /** `found` would stand in the value as it is. */
  | {
      readonly kind: 'unknown-placeholder';
      readonly found: string;
      readonly known: readonly string[];
    }
  /** `other` is the setting that this one depends on, `value` what it must be. */
  | { readonly kind: 'not-without'; readonly other: string; readonly value: string }
  | { readonly kind: 'not-a-time-zone' }
  | { readonly kind: 'not-an-alphabet'; readonly minimum: number }
  | {
      readonly kind: 'not-millimetres';
      readonly count: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: 'not-a-text' }
  | { readonly kind: 'not-a-list' };

export type Parsed<T> = { readonly value: T } | { readonly fault: SettingFault };

export interface Setting<T> {
  readonly default: T;
  readonly comment: Comment;
  /** Reads what YAML's failsafe schema gives: a text or a list of texts. */
  parse(raw: unknown): Parsed<T>;
}

/** One of a few words. */
export interface Choice<T extends string> extends Setting<T> {
  readonly choices: readonly T[];
}

type Value<S> = S extends Setting<infer T> ? T : never;

/** The type of a table's settings, read. */
export type SettingsOf<Table> = {
  readonly [Section in keyof Table]: {
    readonly [Key in keyof Table[Section]]: Value<Table[Section][Key]>;
  };
};

/** A text that must say something. */
export function text(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    raw === '' ? { fault: { kind: 'empty' } } : { value: raw },
  );
}

/** A text of a certificate's name, which holds 64 characters at most. */
export function nameText(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) => {
    const length = nameLength(raw);
    if (length === 0) return { fault: { kind: 'empty' } };
    return length > nameLengthMaximum
      ? { fault: { kind: 'too-long', length, maximum: nameLengthMaximum } }
      : { value: raw };
  });
}

/** A text that may be empty. */
export function optionalText(comment: Comment): Setting<string> {
  return fromText('', comment, (raw) => ({ value: raw }));
}

/** A country code of ISO 3166-1, as a certificate's countryName holds it. */
export function country(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    /^[A-Z]{2}$/.test(raw) ? { value: raw } : { fault: { kind: 'not-a-country' } },
  );
}

export function regularExpression(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    isRegExp(raw) ? { value: raw } : { fault: { kind: 'not-a-regular-expression' } },
  );
}

export function integer(
  minimum: number,
  maximum: number,
  initial: number,
  comment: Comment,
): Setting<number> {
  return fromText(initial, comment, (raw) => {
    const value = /^\d{1,9}$/.test(raw) ? Number(raw) : NaN;
    return value >= minimum && value <= maximum
      ? { value }
      : { fault: { kind: 'not-in-range', minimum, maximum } };
  });
}

export function choice<const T extends string>(
  choices: readonly T[],
  initial: NoInfer<T>,
  comment: Comment,
): Choice<T> {
  const setting = fromText<T>(initial, comment, (raw) => {
    const value = choices.find((candidate) => candidate === raw);
    return value === undefined ? { fault: { kind: 'not-a-choice', choices } } : { value };
  });
  return { ...setting, choices };
}

/** `true` or `false`, as YAML writes them. */
export function trueOrFalse(initial: boolean, comment: Comment): Setting<boolean> {
  const choices = ['true', 'false'];
  return fromText(initial, comment, (raw) =>
    choices.includes(raw)
      ? { value: raw === 'true' }
      : { fault: { kind: 'not-a-choice', choices } },
  );
}

/** An IANA time zone that this machine knows. */
export function timeZone(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    isTimeZone(raw) ? { value: raw } : { fault: { kind: 'not-a-time-zone' } },
  );
}

/** Characters of generated passwords: printable ASCII, enough of them, none twice. */
export function alphabet(minimum: number, initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    /^[!-~]+$/.test(raw) && raw.length >= minimum && new Set(raw).size === raw.length
      ? { value: raw }
      : { fault: { kind: 'not-an-alphabet', minimum } },
  );
}

/** An http(s) address. */
export function url(initial: string, comment: Comment): Setting<string> {
  return fromText(initial, comment, (raw) =>
    URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol)
      ? { value: raw }
      : { fault: { kind: 'not-a-url' } },
  );
}

/** An http(s) address in ASCII, as a certificate can carry it (RFC 5280 4.2.1.13), or nothing. */
export function optionalUrl(comment: Comment): Setting<string> {
  return fromText('', comment, (raw) => {
    // The placeholder stands for letters, digits and hyphens.
    const written = raw.replaceAll('{ca}', STAND_IN);
    if (raw === '') return { value: raw };
    if (!/^https?:\/\/\S+$/.test(written) || !URL.canParse(written)) {
      return { fault: { kind: 'not-a-url' } };
    }
    if (/^[!-~]+$/.test(written)) return { value: raw };
    // RFC 5280 7.2 and 7.4: the name as DNS knows it, octets of UTF-8 in the path.
    const instead = new URL(written).href.replaceAll(STAND_IN, '{ca}');
    return { fault: { kind: 'not-an-ascii-url', instead } };
  });
}

const STAND_IN = 'file-of-the-ca';

/** A list of as many decimal numbers as the default has, in mm. */
export function millimetres(
  minimum: number,
  maximum: number,
  initial: readonly number[],
  comment: Comment,
): Setting<readonly number[]> {
  const count = initial.length;
  const isOne = (raw: unknown): raw is string =>
    typeof raw === 'string' &&
    /^-?\d{1,3}(\.\d{1,2})?$/.test(raw) &&
    Number(raw) >= minimum &&
    Number(raw) <= maximum;
  return {
    default: initial,
    comment,
    parse: (raw) =>
      Array.isArray(raw) && raw.length === count && raw.every(isOne)
        ? { value: raw.map(Number) }
        : { fault: { kind: 'not-millimetres', count, minimum, maximum } },
  };
}

export function list(initial: readonly string[], comment: Comment): Setting<readonly string[]> {
  return {
    default: initial,
    comment,
    parse: (raw) =>
      Array.isArray(raw) && raw.every((item) => typeof item === 'string')
        ? { value: raw }
        : { fault: { kind: 'not-a-list' } },
  };
}

/** A value that stands in the file as one text, read without the spaces around it. */
export function fromText<T>(
  initial: T,
  comment: Comment,
  parse: (raw: string) => Parsed<T>,
): Setting<T> {
  return {
    default: initial,
    comment,
    parse: (raw) =>
      typeof raw === 'string' ? parse(raw.trim()) : { fault: { kind: 'not-a-text' } },
  };
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
