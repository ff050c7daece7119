/** Lists that are made where the key of a CA above is: each finds its CA, and what will not do is said. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPem } from '../../src/asn1/pem.ts';
import { withForeignCrls } from '../../src/site/foreign-crls.ts';
import type { Site } from '../../src/site/site.ts';
import { sampleSite } from '../export/sample-site.ts';
import { makeCa, makeCrl } from '../home/openssl-authority.ts';
import { hasProgram } from '../programs.ts';
import { sharedFolder } from '../system/world.ts';

const folder = sharedFolder();
const names = ['root', 'issuing', 'stranger'] as const;
const lists = new Map<string, string>();
let site: Site;

describe.skipIf(!hasProgram('openssl'))('a revocation list from elsewhere', () => {
  beforeAll(() => {
    const root = makeCa(folder, { name: 'root' });
    const issuing = makeCa(folder, { name: 'issuing', issuer: root });
    const all = [root, issuing, makeCa(folder, { name: 'stranger' })];
    for (const [index, name] of names.entries()) {
      const ca = all[index];
      if (ca) lists.set(name, makeCrl(folder, name, ca));
    }
    lists.set('later', makeCrl(folder, 'later', root, 60));
    lists.set('over', makeCrl(folder, 'over', root, 0));
    writeFileSync(join(folder, 'none'), 'no list');
    lists.set('none', join(folder, 'none'));
    const together = ['root', 'later'].map((name) => readFileSync(lists.get(name) ?? ''));
    writeFileSync(join(folder, 'both'), Buffer.concat(together));
    lists.set('both', join(folder, 'both'));
    writeFileSync(join(folder, 'der'), findPem(String(together[0]), 'X509 CRL').der);
    lists.set('der', join(folder, 'der'));
    const authority = (name: string, { certificate }: { readonly certificate: string }) => ({
      ...{ name, certificatePem: readFileSync(certificate, 'utf8') },
      notAfter: new Date(Date.now() + 1e10),
    });
    const own = { pem: 'own', nextUpdate: new Date(Date.now() + 86_400_000) };
    const authorities = [authority('root', root), { ...authority('issuing', issuing), crl: own }];
    site = sampleSite({ authorities });
  });

  const place = (...given: readonly string[]) => {
    const files = given.map((name) => {
      const path = lists.get(name) ?? '';
      return { path, bytes: readFileSync(path) };
    });
    return withForeignCrls(site, files, new Date());
  };
  const daysOf = (changed: Site): readonly (number | undefined)[] =>
    changed.authorities.map(
      ({ crl }) => crl && Math.round((Number(crl.nextUpdate) - Date.now()) / 86_400_000),
    );

  it.each([
    [['root'], 30],
    [['der'], 30],
    [['both'], 60],
    [['later', 'root'], 60],
    [[], undefined],
  ])('%j stands with its CA', (given, days) => {
    const changed = place(...given);
    expect(daysOf(changed)).toEqual([days, 1]);
    expect(changed.authorities[1]).toBe(site.authorities[1]);
  });

  it.each([
    ['none', 'site-crl-unreadable'],
    ['stranger', 'site-crl-foreign'],
    ['issuing', 'site-crl-own'],
    ['over', 'site-crl-ended'],
  ])('%s is refused as %s', (name, code) => {
    expect(() => place(name)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
