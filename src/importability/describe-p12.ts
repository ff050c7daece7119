/**
 * Looks at anybody's .p12 for the rules: without the password as much as stands outside (and that is
 * most of what platforms stumble over), with it the rest. Opening a file for good is `pkcs12/open.ts`.
 */
import { X509Certificate } from 'node:crypto';
import { parseDer, type DerNode } from '../asn1/der-node.ts';
import {
  countValue,
  explicitItem,
  octetStringValue,
  oidValue,
  sequenceItems,
} from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { HakkoError, type ErrorCode } from '../errors.ts';
import { verifyMacData } from '../pkcs12/mac-data.ts';
import { readBer } from '../pkcs12/read-ber.ts';
import type { Secret } from '../secrets/secret.ts';
import { describeMac } from './describe-algorithm.ts';
import type { P12Certificate, P12Description, P12Password } from './description.ts';
import { lookIntoSafe, type Opening, type SeenBag } from './seen-safe.ts';

/**
 * Describes the file. A password that is given is checked against the MAC, where there is one that
 * hakko can compute, else against all that is encrypted. Throws `p12-password-wrong`, `p12-mac-unsupported` (for a file that is signed
 * instead), `p12-unreadable`.
 */
export function describeP12(pfx: Buffer, password?: Secret): P12Description {
  let encoding: P12Description['encoding'] = 'DER';
  const read = (bytes: Buffer): DerNode => {
    try {
      return parseDer(bytes);
    } catch {
      const node = readBer(bytes);
      encoding = 'BER';
      return node;
    }
  };
  try {
    const { authSafe, macData } = readPfx(read(pfx));
    const opening = password && verifyPassword(macData, authSafe, password);
    const safes = sequenceItems(read(authSafe)).map((safe) => lookIntoSafe(safe, opening, read));
    return {
      mac: macData === undefined ? undefined : describeMac(macData),
      encryptions: safes.flatMap(({ encryptions }) => encryptions),
      ...contentOf(safes.flatMap(({ bags }) => bags)),
      unread: safes.some(({ unread }) => unread),
      password: opening === undefined ? undefined : describePassword(opening.password.reveal()),
      encoding,
    };
  } catch (error) {
    if (hasCode(error, 'der-fault')) throw new HakkoError('p12-unreadable', {}, error);
    throw error;
  }
}

function readPfx(pfx: DerNode): {
  readonly authSafe: Buffer;
  readonly macData: DerNode | undefined;
} {
  const [version, contentInfo, macData] = sequenceItems(pfx);
  if (countValue(version) !== 3) throw new HakkoError('p12-unreadable', {});
  const [contentType, content] = sequenceItems(contentInfo);
  const dotted = oidValue(contentType);
  if (dotted !== oids['id-data']) {
    throw new HakkoError('p12-mac-unsupported', { algorithm: describeOid(dotted) });
  }
  return { authSafe: octetStringValue(explicitItem(content, 0)), macData };
}

/** Undefined where the work would take minutes: then the file is looked at from outside. */
function verifyPassword(
  macData: DerNode | undefined,
  authSafe: Buffer,
  password: Secret,
): Opening | undefined {
  if (macData === undefined) return { password, proven: false };
  try {
    verifyMacData(macData, authSafe, password);
    return { password, proven: true };
  } catch (error) {
    if (hasCode(error, 'p12-mac-unsupported')) return { password, proven: false };
    if (hasCode(error, 'iterations-excessive')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: ErrorCode): boolean =>
  error instanceof HakkoError && (error as HakkoError).code === code;

/** Key and certificates told apart; the key itself stays closed, its certificate says what it is. */
function contentOf(
  bags: readonly SeenBag[],
): Pick<P12Description, 'key' | 'endEntity' | 'issuers' | 'endEntityFirst'> {
  const key = bags.find(({ certificate }) => certificate === undefined);
  const certificates = bags.flatMap(({ certificate, ...marks }) =>
    certificate === undefined ? [] : [{ marks, parsed: parseLeniently(certificate) }],
  );
  const isIssuer = ({ parsed }: (typeof certificates)[number]): boolean =>
    certificates.some(
      (other) =>
        other.parsed !== parsed &&
        parsed !== undefined &&
        other.parsed?.checkIssued(parsed) === true,
    );
  const endEntity =
    certificates.find(
      ({ marks }) => key?.localKeyId !== undefined && marks.localKeyId === key.localKeyId,
    ) ?? certificates.find((one) => !isIssuer(one));
  const describe = ({ marks, parsed }: (typeof certificates)[number]): P12Certificate => ({
    ...marks,
    ...describeCertificate(parsed),
  });
  return {
    key: key && { friendlyName: key.friendlyName, localKeyId: key.localKeyId },
    endEntity: endEntity && describe(endEntity),
    issuers: certificates.filter((one) => one !== endEntity).map(describe),
    endEntityFirst: endEntity !== undefined && certificates[0] === endEntity,
  };
}

function parseLeniently(certificate: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(certificate);
  } catch {
    return undefined;
  }
}

function describeCertificate(
  certificate: X509Certificate | undefined,
): Pick<P12Certificate, 'keyAlgorithm' | 'cA' | 'selfIssued'> {
  return {
    keyAlgorithm: certificate === undefined ? 'unreadable' : keyAlgorithmOf(certificate),
    cA: certificate?.ca === true,
    selfIssued: certificate?.checkIssued(certificate) === true,
  };
}

function keyAlgorithmOf(certificate: X509Certificate): string {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    if (type === 'rsa') return `rsa-${details?.modulusLength ?? 0}`;
    if (type !== 'ec') return type ?? 'unreadable';
    const curve = details?.namedCurve ?? '';
    return curves[curve] ?? curve;
  } catch {
    return 'unreadable';
  }
}

/** node:crypto's names of curves, and ours. */
const curves: Readonly<Partial<Record<string, string>>> = {
  prime256v1: 'ec-p256',
  secp384r1: 'ec-p384',
  secp521r1: 'ec-p521',
};

function describePassword(password: string): P12Password {
  const characters = /^[ -~]*$/.test(password)
    ? 'ascii'
    : /[\u{10000}-\u{10ffff}]/u.test(password)
      ? 'supplementary'
      : 'bmp';
  return { characters, length: password.length };
}
