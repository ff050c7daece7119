import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasProgram } from '../programs.ts';
import {
  certtoolVerdict,
  opensslVerdict,
  anyAuthority,
  zlintFindings,
  zlintVersion,
  type Chain,
  type ZlintFinding,
} from './judges/certificate-judges.ts';
import { endings, series, writeSignedFiles } from './signed-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await writeSignedFiles();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(zlintVersion === undefined)('zlint', () => {
  test('finds one known thing in all that we sign', () => {
    const files = series.flatMap(({ prefix }) => endings.map((ending) => `${prefix}-${ending}`));
    expect(zlintFindings(folder, files, anyAuthority)).toEqual(knownFindings);
  });

  test.each(Object.entries(publicRules))(
    'with the rules for public CAs, finds in %s what docs/crypto.md gives a reason for',
    (ending, rules) => {
      const files = series.map(({ prefix }) => `${prefix}-${ending}`);
      const found = zlintFindings(folder, files).map(({ file, rule }) => `${file} ${rule}`);
      const expected = files.flatMap((file) => rules.map((rule) => `${file} ${rule}`));
      expect(found.toSorted()).toEqual(expected.toSorted());
      const reasons = readFileSync(new URL('../../docs/crypto.md', import.meta.url), 'utf8');
      for (const rule of rules) expect(reasons).toContain(rule);
    },
  );

  test('finds what is wrong in a root that we did not sign', () => {
    // Made by `openssl req -x509` with basicConstraints not critical and no subjectKeyIdentifier.
    const flawed = readFileSync(new URL('flawed-root.pem', import.meta.url));
    writeFileSync(join(folder, 'flawed-root.pem'), flawed);
    const rules = zlintFindings(folder, ['flawed-root.pem'], anyAuthority).map(({ rule }) => rule);
    expect(rules).toEqual([
      'e_basic_constraints_not_critical',
      'e_ext_subject_key_identifier_missing_ca',
    ]);
  });
});

/**
 * zlint applies one rule for public CAs to every CRL: of the reasons of RFC 5280 5.3.1 the CA/Browser
 * Forum (BR 7.2.2) allows five. Our list holds a certificate for each reason.
 */
const knownFindings: readonly ZlintFinding[] = series.map(({ prefix }) => ({
  ...{
    file: `${prefix}-issuing.crl.pem`,
    rule: 'e_cab_crl_has_valid_reason_code',
    result: 'error',
  },
}));

/**
 * What zlint adds when it takes ours for a public CA of the CA/Browser Forum and of browsers. None of it is
 * a rule of RFC 5280; why we do not follow it stands in docs/crypto.md, rule by rule.
 */
const ofAnyAuthority = ['n_ca_digital_signature_not_set'];
const ofAnIssuing = [
  ...ofAnyAuthority,
  ...['e_sub_ca_certificate_policies_missing', 'n_mp_allowed_eku', 'n_sub_ca_eku_missing'],
];
const publicRules: Readonly<Record<string, readonly string[]>> = {
  'root.pem': ofAnyAuthority,
  'issuing.pem': [
    ...ofAnIssuing,
    ...['e_sub_ca_crl_distribution_points_missing', 'w_sub_ca_aia_missing'],
    'w_sub_ca_aia_does_not_contain_issuing_ca_url',
  ],
  'issuing-with-urls.pem': ofAnIssuing,
  'client.pem': ['w_ct_sct_policy_count_unsatisfied'],
};

const clientAuth = { purpose: 'sslclient', extKeyUsage: '1.3.6.1.5.5.7.3.2' } as const;
const serverAuth = { purpose: 'sslserver', extKeyUsage: '1.3.6.1.5.5.7.3.1' } as const;

const chainOf = (
  prefix: string,
  leaf: string,
  usage: typeof clientAuth | typeof serverAuth,
): Chain => ({
  leaf: `${prefix}-${leaf}`,
  bundle: `${prefix}-bundle.pem`,
  issuing: [`${prefix}-issuing.pem`],
  root: `${prefix}-root.pem`,
  crls: [`${prefix}-root.crl.pem`, `${prefix}-issuing.crl.pem`],
  ...usage,
});

describe.skipIf(!hasProgram('openssl')).each(series)('openssl verify, $prefix', ({ prefix }) => {
  test.each([
    ['client.pem', clientAuth],
    ['client-with-everything.pem', clientAuth],
    ['server.pem', serverAuth],
  ] as const)('takes %s', (leaf, usage) => {
    expect(opensslVerdict(folder, chainOf(prefix, leaf, usage))).toBe('OK');
  });

  test.each([
    ['a client for a server', chainOf(prefix, 'client.pem', serverAuth)],
    [
      'a chain without the issuing CA',
      { ...chainOf(prefix, 'client.pem', clientAuth), issuing: [] },
    ],
    ['a chain without CRLs', { ...chainOf(prefix, 'client.pem', clientAuth), crls: [] }],
  ])('does not take %s', (_, chain) => {
    expect(opensslVerdict(folder, chain)).not.toBe('OK');
  });
});

describe.skipIf(!hasProgram('certtool')).each(series)(
  'certtool --verify, $prefix',
  ({ prefix }) => {
    test('takes the client, and not for a server', () => {
      expect(certtoolVerdict(folder, chainOf(prefix, 'client.pem', clientAuth))).toBe('OK');
      expect(certtoolVerdict(folder, chainOf(prefix, 'client.pem', serverAuth))).not.toBe('OK');
    });
  },
);
