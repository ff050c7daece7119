/** hakko issue with RSA-2048 against nothing but the making of as many keys on the same Node. */
import { fileURLToPath } from 'node:url';
import { judge, ratioOf, sideOf, type Bar, type Finding } from './finding.ts';
import { measurePeakMemory, race, type Contestant, type Rounds } from './timing.ts';
import { GROUPS, type Workspace } from './workspace.ts';

const BAR: Bar = { kind: 'at-most', value: 1.25 };

/**
 * Certificates, `.p12` files, password hashes, ledger and letters are to be nearly free beside the
 * keys, which nobody can make faster.
 */
export async function compareWithKeyGeneration({
  workspace,
  ...rounds
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const issue = workspace.issue('rsa-2048');
  // Also warms the disk's and Node's caches: this run is not timed.
  const peakMiB = await measurePeakMemory(await issue.prepare());
  const [hakko, keys] = await race('(a) RSA-2048', [issue, bareKeys], rounds);
  if (!hakko || !keys) throw new RangeError('a comparison needs two sides');
  const ratio = ratioOf(hakko, keys, BAR.kind);
  return [
    {
      ...{ id: 'a', title: 'issue with letters, RSA-2048 / bare key generation' },
      ...{ hakko: sideOf(hakko), other: sideOf(keys), ratio, bar: BAR, passed: judge(ratio, BAR) },
      note: `${hakko.name}; peak memory ${peakMiB.toFixed(0)} MiB in a run of its own`,
    },
  ];
}

const bareKeys: Contestant = {
  name: `crypto.generateKeyPair (RSA-2048, ${GROUPS} keys)`,
  items: GROUPS,
  prepare: () =>
    Promise.resolve({
      file: process.execPath,
      args: [fileURLToPath(new URL('bare-keys.js', import.meta.url)), String(GROUPS)],
    }),
};
