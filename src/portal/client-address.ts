/** From where a request comes: what logs name, and whom limits count. */
import { isIP, isIPv6 } from 'node:net';

export interface ClientAddress {
  /** As logs name it. */
  readonly shown: string;
  /** As limits count it: an IPv6 network of 64 bits is one subscriber (RFC 6177). */
  readonly counted: string;
}

/**
 * @param remote of the connection
 * @param forwardedFor the header X-Forwarded-For, when there is a proxy in front that is trusted: its last
 * entry is the one that the proxy itself has added; those before it anybody can write
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
): ClientAddress {
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const shown = plain(isIP(last) === 0 ? (remote ?? '') : last);
  return { shown, counted: isIPv6(shown) ? networkOf(shown) : shown };
}

/** `::ffff:192.0.2.1` is an IPv4 address that an IPv6 socket has seen. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
