/** What a web server is told of a home: who has a login, which file, and nothing that is secret. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { readSite } from '../../src/site/read-site.ts';
import { readSiteFolder } from '../../src/site/read-site-folder.ts';
import type { Site } from '../../src/site/site.ts';
import { issuedHere, jsonOf } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorld, WORLD_NOW } from '../system/world.ts';

const DAY_MS = 86_400_000;

/** The site of the home below a folder, so many days later. */
function siteOf<T>(folder: string, look: (site: Site) => T, days = 0): T {
  const world = createWorld({ folder, now: new Date(WORLD_NOW.getTime() + days * DAY_MS) });
  const home = openHomeToRead(world, join(folder, 'hakko-home'));
  try {
    return look(readSite(world, home));
  } finally {
    home.close();
  }
}

const summaryOf = ({ accounts, files, revokedSerials }: Site) => ({
  logins: [...Map.groupBy(accounts, ({ group }) => group)].map(
    ([group, people]) => `${group} ${people.length}`,
  ),
  withFile: accounts.filter(({ downloadUntil }) => downloadUntil !== undefined).length,
  files: files.map(({ name }) => name),
  revoked: revokedSerials.length,
});

const ALL = { logins: ['G13B 2', 'H07A 17'], withFile: 19, files: ['G13B.p12', 'H07A.p12'] };

describe('the site of a home', () => {
  it.each<[string, readonly (readonly string[])[], number, object]>([
    ['after an issue', [], 0, { ...ALL, revoked: 0 }],
    [
      'when a login has ended',
      [['end', 'G13B1234567', '--yes']],
      0,
      { ...ALL, logins: ['G13B 1', 'H07A 17'], withFile: 18, revoked: 0 },
    ],
    [
      'when a certificate is revoked: its people keep a login, and have no file',
      [['revoke', 'G13B', '--reason', 'keyCompromise', '--yes']],
      0,
      { ...ALL, withFile: 17, files: ['H07A.p12'], revoked: 1 },
    ],
    ['when certificates are over', [], 731, { ...ALL, withFile: 0, files: [], revoked: 0 }],
  ])('%s', async (_name, commands, days, expected) => {
    const folder = await issuedHere();
    for (const args of commands)
      expect(await runHere({ folder }, ...args)).toMatchObject({ code: 0 });
    expect(siteOf(folder, summaryOf, days)).toEqual(expected);
  });

  it('hands out the bytes that were issued', async () => {
    const folder = await issuedHere();
    const batch = join(folder, 'hakko-home', 'batches', '20261122-01', 'p12');
    siteOf(folder, ({ files }) => {
      for (const file of files) {
        expect(file.read().equals(readFileSync(join(batch, file.name)))).toBe(true);
      }
    });
  });
});

async function exported(...args: readonly string[]) {
  const folder = await issuedHere();
  const out = join(folder, 'portal');
  const ran = await runHere({ folder }, 'export', 'portal', out, ...args);
  expect(ran).toMatchObject({ code: 0 });
  const read = () => readSiteFolder(createWorld({ folder }), out);
  return { folder, out, ran, read };
}

const filesIn = (out: string): readonly string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

describe('an exported site', () => {
  it('says the same as the home, private and without a secret', async () => {
    const { folder, out, ran, read } = await exported();
    expect(ran.stderr).toContain(`hakko portal --from ${out}`);
    const plain = (site: Site) => ({
      ...site,
      guideFolder: '',
      files: site.files.map((file) => ({ ...file, read: file.read().toString('base64') })),
    });
    expect(plain(read())).toEqual(siteOf(folder, plain));
    expect(filesIn(out).map((path) => path.slice(out.length + 1))).toEqual([
      ...['SHA256SUMS', 'ca/root.crt', 'crl/root.crl.pem', 'p12/G13B.p12', 'p12/H07A.p12'],
      ...['settings.yaml', 'site.json'],
    ]);
    for (const path of [out, ...filesIn(out)]) expect(statSync(path).mode & 0o077).toBe(0);
    const text = filesIn(out).map((path) => readFileSync(path, 'latin1'));
    expect(text.join('')).not.toMatch(/PRIVATE KEY|髙橋/);
  });

  it.skipIf(!hasProgram('sha256sum'))('lists its files as sha256sum reads them', async () => {
    const { out } = await exported();
    expect(runProgram('sh', ['-c', `cd '${out}' && sha256sum -c SHA256SUMS`])).toMatch(
      /site\.json: OK\n$/,
    );
  });

  it('is brought up to date in its folder', async () => {
    const { folder, out, read } = await exported();
    await runHere({ folder }, 'revoke', 'G13B', '--reason', 'keyCompromise', '--yes');
    const ran = await runHere({ folder }, 'export', 'portal', out, '--json');
    expect(jsonOf(ran)).toMatchObject({ accounts: 19, p12: 1, removed: ['p12/G13B.p12'] });
    expect(summaryOf(read())).toMatchObject({ files: ['H07A.p12'], revoked: 1 });
    expect(filesIn(out)).not.toContain(join(out, 'p12', 'G13B.p12'));
  });

  it('takes a list of certificates to be turned away at once', async () => {
    const { out, read } = await exported();
    const [file] = read().files;
    const serial = file?.serialNumber ?? '';
    const shown = serial.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:');
    writeFileSync(join(out, 'blocked-serials.txt'), `# a lost telephone\n${shown}\n\n`);
    expect(read().revokedSerials).toEqual([serial]);
  });

  it.each<[string, (out: string) => void, string]>([
    [
      'nothing exported there',
      (out) => {
        rmSync(out, { recursive: true });
      },
      'site-missing',
    ],
    [
      'an account changed',
      (out) => {
        edit(out, 'site.json', 'G13B1234567', 'G13B1234569');
      },
      'site-damaged',
    ],
    [
      'a CRL that is missing',
      (out) => {
        rmSync(join(out, 'crl', 'root.crl.pem'));
      },
      'site-damaged',
    ],
    [
      'a CA changed',
      (out) => {
        edit(out, 'ca/root.crt', 'M', 'N');
      },
      'site-damaged',
    ],
    [
      'a list of checksums that is none',
      (out) => {
        writeFileSync(join(out, 'SHA256SUMS'), 'x');
      },
      'site-damaged',
    ],
  ])('is refused with %s', async (_name, damage, code) => {
    const { out, read } = await exported();
    damage(out);
    expect(read).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('hands out no file that was changed', async () => {
    const { out, read } = await exported();
    writeFileSync(join(out, 'p12', 'G13B.p12'), 'another');
    const [file] = read().files;
    expect(() => file?.read()).toThrow(
      expect.objectContaining({ code: 'site-file-damaged' }) as Error,
    );
  });

  it('goes into no folder that holds something else', async () => {
    const folder = await issuedHere();
    const ran = await runHere({ folder }, 'export', 'portal', folder);
    expect([ran.code, ran.error?.code]).toEqual([2, 'site-folder-taken']);
  });
});

function edit(out: string, name: string, from: string, to: string): void {
  const path = join(out, name);
  writeFileSync(path, readFileSync(path, 'latin1').replace(from, to), 'latin1');
}

describe('export', () => {
  it('without a kind shows what there is, as an error', async () => {
    const ran = await runHere({ folder: await issuedHere() }, 'export');
    expect([ran.code, ran.error?.code]).toEqual([2, 'usage-missing-argument']);
  });
});
