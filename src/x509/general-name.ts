/** Values of GeneralName that come from people (RFC 5280 4.2.1.6), checked before they are encoded. */
import { HakkoError } from '../errors.ts';

/** An ASCII e-mail address, `local@host`. Throws `mail-address-invalid`. */
export function checkMailAddress(value: string): string {
  const [local, host, ...rest] = value.split('@');
  const isAddress =
    local !== undefined && host !== undefined && rest.length === 0 && /^[!-~]{1,64}$/.test(local);
  if (!isAddress || !isHostName(host)) throw new HakkoError('mail-address-invalid', { value });
  return value;
}

/** A host name, or `*.` before one. Throws `dns-name-invalid`. */
export function checkDnsName(value: string): string {
  if (!isHostName(value.replace(/^\*\./, ''))) throw new HakkoError('dns-name-invalid', { value });
  return value;
}

/**
 * An ASCII http, https or ldap URL, as a CRL distribution point or the place of an issuer's
 * certificate. Throws `url-invalid`.
 */
export function checkUrl(value: string): string {
  const isUrl = /^(?:https?|ldap):\/\/[!-~]+$/.test(value) && URL.canParse(value);
  if (!isUrl) throw new HakkoError('url-invalid', { value });
  return value;
}

/** RFC 1123 section 2.1: labels of letters, digits and inner hyphens. */
function isHostName(value: string): boolean {
  const labels = value.split('.');
  return value.length <= 253 && labels.every((label) => hostLabel.test(label));
}

const hostLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
