/** What scanners of TLS say of both listeners (about a minute). */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../programs.ts';
import { servePortal } from './served-portal.ts';

describe('both listeners', () => {
  it.skipIf(!hasProgram('sslscan'))(
    'speak TLS 1.2 and 1.3 with AEAD suites alone, says sslscan',
    async () => {
      const { port, portalPort } = await servePortal({});
      for (const at of [port, portalPort]) {
        const xml = execFileSync('sslscan', ['--xml=-', `127.0.0.1:${at}`]).toString();
        const protocols = [
          ...xml.matchAll(/<protocol type="(\w+)" version="([\d.]+)" enabled="1"/g),
        ];
        expect(protocols.map(([, type, version]) => `${type} ${version}`).sort()).toEqual([
          ...['tls 1.2', 'tls 1.3'],
        ]);
        const ciphers = [...xml.matchAll(/ cipher="([^"]+)"/g)].map(([, cipher]) => cipher);
        expect(ciphers.length).toBeGreaterThan(3);
        expect(ciphers.filter((cipher) => !/GCM|CHACHA20/.test(cipher ?? ''))).toEqual([]);
        expect(xml).not.toMatch(/heartbleed[^>]*vulnerable="1"/);
        expect(xml).not.toMatch(/<compression supported="1"/);
      }
    },
  );

  it.skipIf(!hasProgram('testssl'))(
    'have no finding above medium but the named one, says testssl',
    async () => {
      const served = await servePortal({});
      const out = join(served.folder, 'testssl.json');
      spawnSync(
        'testssl',
        [
          ...['--quiet', '--fast', '--protocols', '--server-defaults', '--headers', '--vulnerable'],
          ...['--warnings', 'off', '--add-ca', served.serverCa, '--jsonfile', out],
          `https://localhost:${served.port}/`,
        ],
        { stdio: 'ignore' },
      );
      const findings = JSON.parse(readFileSync(out, 'utf8')) as {
        readonly id: string;
        readonly severity: string;
        readonly finding: string;
      }[];
      expect(findings.length).toBeGreaterThan(30);
      const bad = findings.filter(({ severity }) => /HIGH|CRITICAL/.test(severity));
      // A throwaway certificate names no revocation list of its own.
      expect(bad.map(({ id }) => id)).toEqual(['cert_revocation']);
    },
  );
});
