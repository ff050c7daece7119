/** A home in one tier, made and issued from in the process of the test: G13B has 2 people, H07A 17. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeFewerRounds } from '../home/fewer-rounds.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { PASSPHRASE, runHere, type RanHere } from './run-here.ts';

export const ROSTER = [
  'ログインID,氏名',
  ...['G13B1234567,髙橋 美咲', 'G13B1234568,山﨑 健一'],
  ...Array.from({ length: 17 }, (_, n) => `H07A${String(n + 1).padStart(7, '0')},𠮷野 桃子`),
  '',
].join('\n');

let made: Promise<string> | undefined;

/**
 * A folder with a copy of the home and its roster; both are made once.
 * @param folder an empty one; a new one of this test's own unless given
 */
export async function issuedHere(folder: string = temporaryFolder()): Promise<string> {
  cpSync(await (made ??= issue()), folder, { recursive: true });
  return folder;
}

/** What a command printed as JSON. */
export function jsonOf({ stdout }: RanHere): unknown {
  return JSON.parse(stdout);
}

async function issue(): Promise<string> {
  const folder = sharedFolder();
  writeFileSync(join(folder, 'roster.csv'), ROSTER);
  await initHere(folder);
  await succeed(runHere({ folder }, 'issue', join(folder, 'roster.csv'), '--yes'));
  return folder;
}

/** `init` with small keys, which then open at once. */
export async function initHere(folder: string, ...more: readonly string[]): Promise<void> {
  await succeed(runHere({ folder }, ...INIT, ...more));
  takeFewerRounds(join(folder, 'hakko-home'), PASSPHRASE);
}

export async function succeed(ran: Promise<RanHere>): Promise<void> {
  const { code, stderr, error } = await ran;
  if (code !== 0) throw new Error(`${JSON.stringify(error)} ${stderr}`);
}

const INIT = [
  ...['init', '--yes', '--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'],
  ...['--ca-key', 'ec-p256', '--key', 'ec-p256'],
];
