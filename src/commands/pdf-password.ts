/** `--pdf-password-file`: under which the PDFs of letters are encrypted on their way to a print shop. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import { readPassphrase } from '../system/passphrase.ts';
import type { Invocation } from './invocation.ts';
import type { Starter } from './starter.ts';

export interface PdfPasswordOption {
  readonly pdfPasswordFile?: string;
}

export const PDF_PASSWORD_FLAG = '--pdf-password-file';

/** Who has the file can try without end: 16 characters of chance are what nobody finds. */
const LENGTH = { minimum: 16, maximum: 127 } as const;

export function addPdfPasswordOption(
  command: Command,
  { letters }: Starter['words']['help'],
): Command {
  return command.option(`${PDF_PASSWORD_FLAG} <file>`, letters.pdfPasswordFile);
}

/**
 * As rooms take it; read before the work, so that a password that will not do is told at once.
 * @throws `pdf-password-unfit`, and what `readPassphrase` throws
 */
export async function readPdfPassword(
  { context }: Invocation,
  { pdfPasswordFile: file }: PdfPasswordOption,
): Promise<{ readonly pdfPassword?: Secret }> {
  if (file === undefined) return {};
  const place = resolve(context.environment.workingFolder, file);
  const source = { file: place, flag: PDF_PASSWORD_FLAG };
  const pdfPassword = await readPassphrase(context, source, { message: '' });
  const text = pdfPassword.reveal();
  // Viewers differ in what they make of other characters.
  const plain = /^[\x21-\x7e]+$/.test(text);
  if (!plain || text.length < LENGTH.minimum || text.length > LENGTH.maximum) {
    throw new HakkoError('pdf-password-unfit', LENGTH);
  }
  return { pdfPassword };
}
