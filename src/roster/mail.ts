/** One e-mail address, as a certificate can carry it (rfc822Name, RFC 5280 4.2.1.6). */
import type { Cell } from './cell.ts';
import type { RosterRules } from './rules.ts';
import { shown } from './shown.ts';

/**
 * Gives the address in ASCII; full-width letters, which Japanese keyboards leave behind, become plain
 * ones. What is none is a problem where certificates carry it; elsewhere a warning, and not kept.
 */
export function readMail({ text, problem, warning }: Cell, rules: RosterRules): string | undefined {
  const address = text.normalize('NFKC');
  if (isMailAddress(address)) return address;
  const report = rules.mailNeeded ? problem : warning;
  report('mail-invalid', { value: shown(text) });
  return undefined;
}

/** `local@host.domain`. Telephone companies gave out addresses with `..` and with `.@`: they pass. */
function isMailAddress(address: string): boolean {
  const [, local = '', host = ''] = /^([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+)@(.+)$/.exec(address) ?? [];
  const labels = host.split('.');
  return (
    local !== '' &&
    local.length <= 64 &&
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => hostLabel.test(label))
  );
}

/** RFC 1123 section 2.1. */
const hostLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
