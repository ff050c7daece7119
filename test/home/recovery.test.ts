/** The recovery code: opens every key there is, also those that came after it, until another replaces it. */
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addSuccessor } from '../../src/home/add-successor.ts';
import { changeKeys } from '../../src/home/change-keys.ts';
import { openHomeToRead, openHomeToWrite, type Home } from '../../src/home/open-home.ts';
import { openKeys, openKeysByCode } from '../../src/home/opened-keys.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { importAuthorities } from '../../src/home/import-authorities.ts';
import { generateRecoveryCode } from '../../src/secrets/recovery-code.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { systemRandom } from '../../src/system/random.ts';
import { hasProgram, openssl } from '../x509/judges.ts';
import { codeOf } from '../x509/codes.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';
import { copyHome, makeHome, PASSPHRASE } from './sample-home.ts';

const CODE = generateRecoveryCode(systemRandom);
const OTHER_CODE = generateRecoveryCode(systemRandom);
const NEW_PASSPHRASE = new Secret('しっかりした新しい合言葉です');
const EVENT = {
  kind: 'passphrase-changed',
  details: { keys: ['vault.key'], by: 'passphrase', recoveryCode: 'none' },
} as const;

interface Place {
  readonly world: Context;
  readonly home: Home;
}

async function withHome(
  which: 'without a code' | 'with a code',
  work: (place: Place) => Promise<void> | void,
): Promise<void> {
  const world = createWorld({ folder: temporaryFolder() });
  const code = which === 'with a code' ? CODE : undefined;
  await using(world, await copyHome(world, { ca: { tiers: 'two' } }, code), work);
}

async function using(
  world: Context,
  folder: string,
  work: (place: Place) => Promise<void> | void,
): Promise<void> {
  const home = openHomeToWrite(world, folder, 'hakko passphrase');
  try {
    await work({ world, home });
  } finally {
    home.close();
  }
}

const keyFiles = ({ home }: Place): readonly string[] =>
  readdirSync(home.paths.ca).filter((name) => name.endsWith('.key'));

function byPassphrase({ world, home }: Place, passphrase: Secret, recoveryCode?: Secret): void {
  changeKeys(world, home, openKeys(world, home, PASSPHRASE), {
    ...{ passphrase, event: EVENT },
    ...(recoveryCode && { recoveryCode }),
  });
}

function byCode({ world, home }: Place, code: Secret): void {
  const keys = openKeysByCode(world, home, code);
  changeKeys(world, home, keys, { passphrase: NEW_PASSPHRASE, event: EVENT });
}

describe('a home with a recovery code', () => {
  it('has each key twice, and opens by the code when the passphrase is lost', async () => {
    await withHome('with a code', (place) => {
      const { world, home } = place;
      expect(keyFiles(place)).toEqual([
        ...['issuing.key', 'issuing.recovery.key', 'recovery.key', 'root.key'],
        ...['root.recovery.key', 'vault.key', 'vault.recovery.key'],
      ]);
      const before = unlockHome(world, home, PASSPHRASE);
      byCode(place, CODE);
      expect(codeOf(() => unlockHome(world, home, PASSPHRASE))).toBe('passphrase-wrong');
      const after = unlockHome(world, home, NEW_PASSPHRASE);
      expect(after.issuer.signer.publicKey).toEqual(before.issuer.signer.publicKey);
      const row = { purpose: 'install-password', uuid: 'x', generation: 1 } as const;
      const sealed = before.vault.seal(new Secret('sealed before'), row);
      expect(after.vault.open(sealed, row).reveal()).toBe('sealed before');
      // The code has not been used up.
      expect(codeOf(() => openKeysByCode(world, home, CODE))).toBe('none');
    });
  });

  it('keeps it through a change of passphrase', async () => {
    await withHome('with a code', (place) => {
      byPassphrase(place, NEW_PASSPHRASE);
      expect(codeOf(() => openKeysByCode(place.world, place.home, CODE))).toBe('none');
    });
  });

  it('covers the next CA too, made under the passphrase alone', async () => {
    await withHome('with a code', async (place) => {
      const { world, home } = place;
      byPassphrase(place, NEW_PASSPHRASE);
      await addSuccessor(world, home, unlockHome(world, home, NEW_PASSPHRASE));
      const byTheCode = openKeysByCode(world, home, CODE);
      const byThePassphrase = openKeys(world, home, NEW_PASSPHRASE);
      expect([...byTheCode.keys].sort()).toEqual([...byThePassphrase.keys].sort());
      expect(byTheCode.keys.size).toBe(5);
    });
  });

  it('gives it up for a new one', async () => {
    await withHome('with a code', (place) => {
      const { world, home } = place;
      byPassphrase(place, PASSPHRASE, OTHER_CODE);
      expect([
        codeOf(() => openKeysByCode(world, home, CODE)),
        codeOf(() => openKeysByCode(world, home, OTHER_CODE)),
        codeOf(() => openKeys(world, home, PASSPHRASE)),
      ]).toEqual(['recovery-code-wrong', 'none', 'none']);
    });
  });

  it.skipIf(!hasProgram('openssl'))('is opened with it by openssl, CA by CA', async () => {
    await withHome('with a code', async ({ world, home }) => {
      await addSuccessor(world, home, unlockHome(world, home, PASSPHRASE));
      for (const authority of home.ledger.authorities.all()) {
        const path = home.paths.key(authority).replace(/key$/, 'recovery.key');
        const files = { 'ca.key': readFileSync(path), code: `${CODE.reveal()}\n` };
        const args = ['pkey', '-in', 'ca.key', '-passin', 'file:code'];
        const { status, stdout, text } = openssl(args, files);
        expect([status, status === 0 ? '' : text]).toEqual([0, '']);
        expect(createPrivateKey(stdout).asymmetricKeyType).toBe('ec');
      }
    });
  });

  it('brings back a key whose own file is gone', async () => {
    await withHome('with a code', (place) => {
      rmSync(join(place.home.paths.ca, 'root.key'));
      byCode(place, CODE);
      expect(unlockHome(place.world, place.home, NEW_PASSPHRASE).signers.size).toBe(2);
    });
  });

  it('leaves a root elsewhere alone, but wraps it for a new code', async () => {
    await withHome('with a code', (place) => {
      const { world, home } = place;
      rmSync(join(home.paths.ca, 'root.key'));
      byPassphrase(place, NEW_PASSPHRASE, OTHER_CODE);
      expect(keyFiles(place)).not.toContain('root.key');
      expect([...openKeysByCode(world, home, OTHER_CODE).keys.keys()]).toContain('root.key');
    });
  });

  it('takes a CA that was brought in', async () => {
    const elsewhere = createWorld({ folder: temporaryFolder() });
    const folder = await copyHome(elsewhere);
    const theirs = openHomeToRead(elsewhere, folder);
    const key = openKeys(elsewhere, theirs, PASSPHRASE).keys.get('root.key');
    const path = join(theirs.paths.ca, 'root.crt');
    const file = { path, bytes: readFileSync(path) };
    const now = elsewhere.clock.now();
    const imported = importAuthorities(key ?? Buffer.of(), [file], now);
    theirs.close();
    const world = createWorld({ folder: temporaryFolder() });
    const here = await makeHome(world, {}, { imported, recoveryCode: CODE });
    await using(world, here.folder, (place) => {
      byCode(place, CODE);
      expect(unlockHome(world, place.home, NEW_PASSPHRASE).signers.size).toBe(1);
    });
  });
});

describe('what the code cannot do is said', () => {
  it('in a home that has none, until there is one', async () => {
    await withHome('without a code', (place) => {
      const { world, home } = place;
      expect(keyFiles(place)).toEqual(['issuing.key', 'root.key', 'vault.key']);
      expect(codeOf(() => openKeysByCode(world, home, CODE))).toBe('recovery-none');
      byPassphrase(place, PASSPHRASE, CODE);
      expect(openKeysByCode(world, home, CODE).keys.size).toBe(3);
    });
  });

  it('of a key that it does not cover', async () => {
    await withHome('with a code', ({ world, home }) => {
      rmSync(join(home.paths.ca, 'root.recovery.key'));
      expect(codeOf(() => openKeysByCode(world, home, CODE))).toBe('recovery-incomplete');
    });
  });

  it('of a key that came back under an older passphrase', async () => {
    await withHome('without a code', (place) => {
      const { world, home } = place;
      const root = join(home.paths.ca, 'root.key');
      renameSync(root, `${root}.away`);
      byPassphrase(place, NEW_PASSPHRASE);
      renameSync(`${root}.away`, root);
      const other = 'key-under-other-passphrase';
      expect([
        codeOf(() => openKeys(world, home, NEW_PASSPHRASE)),
        codeOf(() => unlockHome(world, home, NEW_PASSPHRASE)),
      ]).toEqual([other, other]);
    });
  });
});
