/** A `batch.json` that was read: what a batch made, as far as it has to be known without its ledger. */
import { parsePem } from '../asn1/pem.ts';
import type { AuthorityRole } from '../ledger/authorities.ts';

export interface RecordedCertificate {
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly subject: string;
  readonly fileName: string;
  readonly notAfter: Date;
  /** The name of its group; records of the first version had none. */
  readonly group?: string;
  /** DER; records of the first version had none. */
  readonly certificate?: Buffer;
}

export interface BatchRecord {
  readonly batch: string;
  /** Of which home; records of the first version did not say. */
  readonly home?: string;
  readonly command: 'issue' | 'renew' | 'reset';
  readonly openedAt: Date;
  /** Whether its letters may have gone out. */
  readonly finished: boolean;
  readonly certificates: readonly RecordedCertificate[];
  readonly controlNumbers: readonly string[];
  readonly crls: readonly RecordedCrl[];
}

export interface RecordedCrl {
  readonly role: AuthorityRole;
  readonly generation: number;
  readonly crlNumber: number;
}

/** How batches are called. */
export const BATCH_ID = /^\d{8}-\d{2,}$/;

/** @returns nothing for a text that is no such record */
export function parseBatchRecord(text: string): BatchRecord | undefined {
  try {
    const record = recordOf(JSON.parse(text));
    const whole = record['hakko'] === 1 && BATCH_ID.test(textOf(record['batch']));
    if (!whole) return undefined;
    return {
      batch: textOf(record['batch']),
      ...(record['home'] !== undefined && { home: textOf(record['home']) }),
      command: commandOf(record['command']),
      openedAt: dateOf(record['openedAt']),
      finished: record['finishedAt'] !== undefined,
      certificates: listOf(record['certificates']).map(certificateOf),
      controlNumbers: listOf(record['controlNumbers']).map(textOf),
      crls: listOf(record['crls']).map(crlOf),
    };
  } catch {
    // Whatever is wrong with it, nothing can be learnt from it.
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function certificateOf(value: unknown): RecordedCertificate {
  const { serialNumber, subject, fileName, notAfter, group, certificate } = recordOf(value);
  if (!/^(?:[0-9a-f]{2}){1,20}$/.test(textOf(serialNumber))) throw new TypeError('serial number');
  const [block] = certificate === undefined ? [] : parsePem(textOf(certificate));
  return {
    serialNumber: textOf(serialNumber),
    subject: textOf(subject),
    fileName: textOf(fileName),
    notAfter: dateOf(notAfter),
    ...(group !== undefined && { group: textOf(group) }),
    ...(block && { certificate: block.der }),
  };
}

function crlOf(value: unknown): RecordedCrl {
  const { role, generation, crlNumber } = recordOf(value);
  const known = (['root', 'intermediate', 'issuing'] as const).find((one) => one === role);
  if (!known) throw new TypeError('role');
  return { role: known, generation: numberOf(generation), crlNumber: numberOf(crlNumber) };
}

function commandOf(value: unknown): BatchRecord['command'] {
  const known = (['issue', 'renew', 'reset'] as const).find((one) => one === value);
  if (!known) throw new TypeError('command');
  return known;
}

function recordOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new TypeError('no object');
  return value as Fields;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('no list');
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

function numberOf(value: unknown): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw new TypeError('no number');
  return Number(value);
}

function dateOf(value: unknown): Date {
  const date = new Date(textOf(value));
  if (Number.isNaN(date.getTime())) throw new TypeError('no date');
  return date;
}
