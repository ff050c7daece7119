/** A small home with one finished batch, made once for all tests that look at it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PASSPHRASE, type Workplace } from '../e2e/hakko.ts';
import { takeFewerRounds } from '../home/fewer-rounds.ts';
import { sharedFolder } from '../system/world.ts';

export const ROSTER = `ログインID,氏名,所属
G13B1234567,髙橋 美咲,訪問看護ステーションさくら
G13B1234568,山﨑 健一,訪問看護ステーションさくら
H07A0000310,𠮷野 桃子,若葉野記念病院
`;

let made: Promise<string> | undefined;

/** Folder of the home; `place` is only where the program is run from. */
export function issuedHome(place: Workplace): Promise<string> {
  return (made ??= issue(place));
}

async function issue(place: Workplace): Promise<string> {
  const home = join(sharedFolder(), 'hakko-home');
  const roster = place.write('roster.csv', ROSTER);
  const keys = ['--ca-key', 'ec-p256', '--key', 'ec-p256', '--two-tier'];
  const site = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'];
  const run = async (...args: readonly string[]) => {
    const { code, stderr } = await place.unlocked(...args, '--home', home);
    if (code !== 0) throw new Error(stderr);
  };
  await run('init', ...site, ...keys);
  takeFewerRounds(home, PASSPHRASE);
  await run('issue', roster, '--yes');
  return home;
}

/** Does something to the home and puts everything back afterwards. */
export async function withDamage<T>(home: string, work: () => Promise<T>): Promise<T> {
  const copy = `${home}-copy`;
  cpSync(home, copy, { recursive: true, preserveTimestamps: true });
  try {
    return await work();
  } finally {
    rmSync(home, { recursive: true });
    cpSync(copy, home, { recursive: true });
    rmSync(copy, { recursive: true });
  }
}
