/** Looks at one `.p12` that we issued: does it open as its letter says, and what is it made of? */
import { hash } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import { describeP12 } from '../importability/describe-p12.ts';
import type { P12Description } from '../importability/description.ts';
import { judge } from '../importability/judge.ts';
import { Secret } from '../secrets/secret.ts';
import { openIssuedP12, type P12Fault } from './open-issued-p12.ts';

/** Crosses from thread to thread; the password as plain text, because structured clones know no classes. */
export interface P12Question {
  readonly p12: Uint8Array;
  /** Without it only what the file shows to everybody is looked at. */
  readonly password?: string;
}

/** What files are held against: DER of the home's CAs, root included, and the time of day. */
export interface InspectionGround {
  readonly authorities: readonly Uint8Array[];
  readonly now: Date;
}

/** Crosses as well: plain data. */
export interface P12Inspection {
  /** None where no password was tried. */
  readonly faults: readonly P12Fault[];
  /** Undefined for what is no `.p12` at all. */
  readonly description?: P12Description;
  /** The same for files that every platform treats alike. */
  readonly kind?: string;
}

export function inspectP12(
  { p12, password: text }: P12Question,
  { authorities, now }: InspectionGround,
): P12Inspection {
  const bytes = Buffer.from(p12);
  const password = text === undefined ? undefined : new Secret(text);
  const known = authorities.map((der) => Buffer.from(der));
  const { faults } = password ? openIssuedP12(bytes, password, known, now) : { faults: [] };
  // Where the password is wrong, the file still says how it is encrypted.
  const description = describe(bytes, faults.includes('p12-unopened') ? undefined : password);
  if (!description) return { faults };
  return { faults, description, kind: hash('sha256', JSON.stringify(judge(description))) };
}

function describe(p12: Buffer, password: Secret | undefined): P12Description | undefined {
  try {
    return describeP12(p12, password);
  } catch (error) {
    if (error instanceof HakkoError) return undefined;
    throw error;
  }
}
