/** One `.p12` on one thread, encoded and opened again, against other programs and libraries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePfx } from '../src/pkcs12/encode.ts';
import { openPfx } from '../src/pkcs12/open.ts';
import { p12Profiles } from '../src/pkcs12/profile.ts';
import { readBer } from '../src/pkcs12/read-ber.ts';
import { Secret } from '../src/secrets/secret.ts';
import { systemRandom } from '../src/system/random.ts';
import { makeClient } from './client-certificate.ts';
import { judge, ratioOf, sideOf, type Bar, type Finding } from './finding.ts';
import { isOnPath } from './machine.ts';
import {
  FRIENDLY_NAME,
  forgeWriter,
  opensslExport,
  pkijsWriter,
  type P12Order,
} from './p12-writers.ts';
import { inProcess, race, runCommand, type Contestant, type Rounds } from './timing.ts';
import type { Workspace } from './workspace.ts';

/** Items of one round: ours take a few milliseconds, the others' up to a tenth of a second. */
const ITEMS = { ours: 20, others: 4 } as const;

const PASSWORD = 'abcdefghjkmnpqrst234';

/** As fast as one call of openssl at the least: whoever has many files to make need not call it. */
const BAR: Bar = { kind: 'at-least', value: 1 };

export async function compareP12Files({
  workspace,
  ...rounds
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const client = await makeClient();
  const findings: Finding[] = [];
  for (const profile of p12Profiles) {
    const order = { client, password: PASSWORD, profile };
    findings.push(...(await compareProfile(order, workspace, rounds)));
  }
  return findings;
}

async function compareProfile(
  order: P12Order,
  workspace: Workspace,
  rounds: Rounds,
): Promise<readonly Finding[]> {
  const { profile } = order;
  const ours = oursOf(order);
  const others = await othersOf(order, workspace);
  const contestants = [...ours, ...others.values()];
  await race('warming up', contestants, { rounds: 2, say: () => undefined });
  const timings = await race(`(f) one .p12, ${profile}`, contestants, rounds);
  const timingOf = ({ name }: Contestant) => {
    const timing = timings.find((each) => each.name === name);
    if (!timing) throw new RangeError(`no timing of ${name}`);
    return timing;
  };
  const [encoded] = ours;
  // What opening again costs is told once, beside the program that scripts call; the program does not
  // open its file, so there is no bar.
  const findings = [...others].flatMap(([program, other]) =>
    (program === OPENSSL ? ours : ours.slice(0, 1)).map((contestant): Finding => {
      const [hakko, beside] = [timingOf(contestant), timingOf(other)];
      const ratio = ratioOf(hakko, beside, 'at-least');
      return {
        ...{ id: 'f', title: `${hakko.name}: times as fast as ${program}` },
        ...{ hakko: sideOf(hakko), other: sideOf(beside), ratio },
        ...(program === OPENSSL &&
          contestant === encoded && { bar: BAR, passed: judge(ratio, BAR) }),
        ...(NOTES[program] !== undefined && { note: `${program}, ${profile}: ${NOTES[program]}` }),
      };
    }),
  );
  if (profile === 'modern' || !encoded) return findings;
  const title = `.p12 ${profile}, encoded: times as fast as PKI.js`;
  const note = 'PKI.js cannot write compat: it knows PBES2 alone, no 3DES';
  return [...findings, { id: 'f', title, hakko: sideOf(timingOf(encoded)), note }];
}

const OPENSSL = 'one call of openssl pkcs12 -export';
const FORGE = 'node-forge';
const PKIJS = 'PKI.js';

const NOTES: Readonly<Record<string, string>> = {
  [FORGE]: 'its file leaves the certificate in clear, and its MAC is SHA-1',
  [PKIJS]: 'it derives keys by WebCrypto, in a thread of the pool',
};

function oursOf({ client, password, profile }: P12Order): readonly Contestant[] {
  const { privateKey, certificate } = client;
  const secret = new Secret(password);
  const content = {
    ...{ privateKey, certificates: [certificate], friendlyName: FRIENDLY_NAME },
    ...{ password: secret, profile, random: systemRandom },
  };
  const encode = (): Buffer => encodePfx(content);
  const open = (): unknown => openPfx(encode(), secret);
  return [
    inProcess(`.p12 ${profile}, encoded`, ITEMS.ours, encode),
    inProcess(`.p12 ${profile}, encoded and opened again`, ITEMS.ours, open),
  ];
}

/** Those that are here and know the profile. What they write is opened once: rubbish is no match. */
async function othersOf(
  order: P12Order,
  workspace: Workspace,
): Promise<ReadonlyMap<string, Contestant>> {
  const { profile } = order;
  const others = new Map<string, Contestant>();
  if (isOnPath('openssl')) {
    const folder = workspace.freshFolder(`p12-${profile}`);
    const command = opensslExport(order, folder);
    await runCommand(command);
    check(order, readFileSync(join(folder, `${profile}.p12`)));
    others.set(
      OPENSSL,
      inProcess(`openssl ${profile}`, ITEMS.others, () => runCommand(command)),
    );
  }
  const libraries: [string, () => Buffer | Promise<Buffer>][] = [[FORGE, forgeWriter(order)]];
  if (profile === 'modern') libraries.push([PKIJS, pkijsWriter(order)]);
  for (const [library, write] of libraries) {
    check(order, await write());
    others.set(library, inProcess(`${library} ${profile}`, ITEMS.others, write));
  }
  return others;
}

function check({ client, password, profile }: P12Order, p12: Buffer): void {
  const { privateKey, certificates } = openPfx(p12, new Secret(password), readBer);
  if (!certificates[0]?.equals(client.certificate)) throw new Error(`${profile}: no certificate`);
  if (!privateKey.equals(client.privateKey)) throw new Error(`${profile}: another key`);
}
