/**
 * What may be signed. A `Prepared` comes into being here alone, and only after the rules found nothing
 * in the very octets that it holds: `sign()` takes nothing else.
 */
import type { KeyObject } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import { parseTbsCertificate, type Certificate } from './certificate.ts';
import { parseTbsCertList } from './certificate-list.ts';
import { certificateRules } from './certificate-rules.ts';
import { crlRules } from './crl-rules.ts';
import type { IssuingAuthority } from './issuing-authority.ts';
import { lint, type Finding } from './lint.ts';
import type { Profile } from './profile.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** By whom the octets are to be signed. */
export interface IntendedSignature {
  /** The issuer's name, for messages. */
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly algorithm: SignatureAlgorithm;
}

/** A linted tbsCertificate or tbsCertList. It cannot be made from outside, nor changed. */
export class Prepared {
  readonly #tbs: Buffer;
  readonly intended: IntendedSignature;

  private constructor(tbs: Buffer, intended: IntendedSignature, findings: readonly Finding[]) {
    if (findings.length > 0) throw new HakkoError('lint', { findings });
    this.#tbs = tbs;
    this.intended = intended;
    Object.freeze(this);
  }

  /**
   * Reads a tbsCertificate's DER and judges it; `issuer` is undefined for a root. Throws `lint`,
   * `certificate-unreadable`.
   */
  static certificate(
    tbsCertificate: Buffer,
    profile: Profile,
    issuer: Certificate | undefined,
    intended: IntendedSignature,
  ): Prepared {
    const tbs = Buffer.from(tbsCertificate);
    const certificate = parseTbsCertificate(tbs);
    const signatureAlgorithm = intended.algorithm.encoding;
    const facts = { certificate, profile, issuer, signatureAlgorithm };
    return new Prepared(tbs, intended, lint(certificateRules, facts));
  }

  /** Reads a tbsCertList's DER and judges it. Throws `lint`, `crl-unreadable`. */
  static crl(tbsCertList: Buffer, issuer: IssuingAuthority, intended: IntendedSignature): Prepared {
    const tbs = Buffer.from(tbsCertList);
    const facts = {
      crl: parseTbsCertList(tbs),
      issuer: issuer.certificate,
      keyIdentifier: issuer.keyIdentifier,
      signatureAlgorithm: intended.algorithm.encoding,
    };
    return new Prepared(tbs, intended, lint(crlRules, facts));
  }

  /** The octets to be signed: a copy, so that nobody changes what was linted. */
  get tbs(): Buffer {
    return Buffer.from(this.#tbs);
  }
}
