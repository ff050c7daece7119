import type { HakkoError } from '../../errors.ts';

/** What becomes of a fault of the template: noted with others, or thrown. */
export type ReportFault = (fault: HakkoError) => void;

export function throwFault(fault: HakkoError): never {
  throw fault;
}
