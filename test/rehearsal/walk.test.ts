/** The walk to the portal: all goes well with a good portal, and each thing that can go wrong is seen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rehearse, type Rehearsal } from '../../src/rehearsal/rehearse.ts';
import { made, type RehearsalRequest, type Stage } from '../../src/rehearsal/stage.ts';
import type { Step, StepName } from '../../src/rehearsal/step.ts';
import { steps } from '../../src/rehearsal/steps.ts';
import type { Recipient } from '../../src/rehearsal/walk/recipient.ts';
import type { Answer } from '../../src/rehearsal/walk/visitor.ts';
import type { Walk } from '../../src/rehearsal/walk/walk.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { createWorld, sharedFolder, WORLD_NOW } from '../system/world.ts';

const ROSTER = `ログインID,氏名,所属,住所
G13B1234567,髙橋 美咲,さくら会,若葉野市中央1-2
G13B1234568,山﨑 健一,さくら会,若葉野市中央1-2
H07A0000001,𠮷野 桃子,みどり苑,若葉野市本町3
`;

const folder = sharedFolder();
const REQUEST: Omit<RehearsalRequest, 'folder'> = {
  ...{ roster: 'roster.csv', keyAlgorithm: 'ec-p256', language: 'en', p12: {}, letters: {} },
};
const HOOKS = { onStep: () => undefined, onStart: () => undefined, onGroup: () => undefined };

/** A rehearsal that waits at one step, with everything open, until the tests have seen enough. */
async function waitAt(before: StepName, kept: string) {
  const reached = Promise.withResolvers<Stage>();
  const release = Promise.withResolvers<undefined>();
  const index = steps.findIndex(({ name }) => name === before);
  const waiting: Step = {
    ...{ name: before, phase: 'portal' },
    run: async (stage) => {
      reached.resolve(stage);
      await release.promise;
      return { count: 0 };
    },
  };
  writeFileSync(join(folder, 'roster.csv'), ROSTER);
  const all = [...steps.slice(0, index), waiting];
  const world = createWorld({ folder });
  const done = rehearse(world, { ...REQUEST, folder: kept }, HOOKS, all);
  const stage = await Promise.race([reached.promise, done.then(() => undefined)]);
  if (!stage) throw new Error(`not reached: ${before}`);
  const end = async (): Promise<void> => {
    release.resolve(undefined);
    await done;
  };
  return { stage, end };
}

let open: Awaited<ReturnType<typeof waitAt>>;
beforeAll(async () => {
  open = await waitAt('prefix', 'walked');
});
afterAll(() => open.end());

function stepOf(name: StepName): Step {
  const found = steps.find((step) => step.name === name);
  if (!found) throw new Error(name);
  return found;
}

/** Plays one step with another walk than the one that was made. */
async function play(name: StepName, change: (walk: Walk) => Partial<Walk> = () => ({})) {
  const walk = made(open.stage, 'walk');
  const changed = { ...walk, contexts: new Map(), ...change(walk) };
  const stage: Stage = { ...open.stage, props: { ...open.stage.props, walk: changed } };
  const { faults = [], ...outcome } = await stepOf(name).run(stage);
  return { ...outcome, codes: [...new Set(faults.map(({ code }) => code))].sort(), faults };
}

/** A portal that says the same to everybody. */
const saysAlways =
  (answer: Partial<Answer>) =>
  ({ visitor }: Walk): Partial<Walk> => ({
    lastResult: () => 'welcome',
    visitor: {
      ...visitor,
      visit: () =>
        Promise.resolve({
          ...{ status: 200, headers: {}, bytes: Buffer.from('見本'), trusted: true },
          protocol: 'TLSv1.3',
          ...answer,
        }),
    },
  });

/** Everybody with something of the next one. */
const swapped =
  (field: keyof Recipient) =>
  ({ recipients }: Walk): Partial<Walk> => ({
    recipients: recipients.map((recipient, index) => ({
      ...recipient,
      [field]: recipients[(index + 1) % recipients.length]?.[field],
    })),
  });

describe('a good portal', () => {
  it.each<[StepName, number, number]>([
    ['prefix', 3, 6],
    ['download', 3, 6],
    ['enter', 3, 12],
    ['wrong-password', 2, 2],
    ['other-login', 2, 2],
    ['strangers', 2, 4],
    ['other-days', 2, 4],
  ])('passes %s, with %i tries in %i requests', async (name, count, requests) => {
    const outcome = await play(name);
    expect([outcome.faults, outcome.count, outcome.requests]).toEqual([[], count, requests]);
  });

  it('tells its cases by group', async () => {
    const { cases } = await play('download');
    expect(cases).toEqual(['G13B', 'H07A'].map((name) => ({ name, faults: [] })));
  });

  it('is asked from an address for each person, and minds the quota where there is one alone', async () => {
    const { addressOf } = made(open.stage, 'walk');
    if (process.platform === 'linux') {
      const addresses = Array.from({ length: 70_000 }, (_, number) => addressOf(number));
      expect(new Set(addresses).size).toBe(70_000);
    }
    const alone = { addressOf: () => undefined, wrongTries: 1 };
    const outcome = await play('prefix', () => alone);
    expect([outcome.codes, outcome.requests]).toEqual([[], 4]);
    expect((await play('wrong-password', () => alone)).count).toBe(1);
  });
});

describe('a portal, or letters, that are not as they should be', () => {
  it.each<[string, StepName, (walk: Walk) => Partial<Walk>, readonly string[]]>([
    ['everything is let on', 'prefix', saysAlways({}), ['prefix-let-on', 'prefix-refused']],
    ['nothing is found', 'prefix', saysAlways({ status: 404 }), ['prefix-refused']],
    [
      'nobody is asked for a login',
      'download',
      saysAlways({}),
      ['download-differs', 'download-header', 'login-not-asked', 'not-opened'],
    ],
    [
      'the server is another',
      'download',
      saysAlways({ trusted: false }),
      ['download-differs', 'download-header', 'login-not-asked', 'not-opened', 'server-untrusted'],
    ],
    [
      'initial passwords change places',
      'download',
      swapped('initialPassword'),
      ['download-refused'],
    ],
    ['install passwords change places', 'download', swapped('installPassword'), ['not-opened']],
    [
      'other bytes were issued',
      'download',
      () => ({ issued: () => Buffer.of(1) }),
      ['download-differs'],
    ],
    [
      'install passwords change places',
      'enter',
      swapped('installPassword'),
      ['openssl-not-opened'],
    ],
    ['nobody enters', 'enter', saysAlways({ status: 403 }), ['enter-refused']],
    ['TLS 1.2 alone is spoken', 'enter', saysAlways({ protocol: 'TLSv1.2' }), ['enter-refused']],
    [
      'the server is another',
      'enter',
      saysAlways({ trusted: false }),
      ['enter-refused', 'server-untrusted'],
    ],
    ['any password will do', 'wrong-password', saysAlways({}), ['wrong-let-in']],
    ['any login will do', 'other-login', saysAlways({}), ['other-let-in']],
    ['anybody may come in', 'strangers', saysAlways({}), ['not-turned-away']],
    [
      'all are turned away for another reason',
      'strangers',
      saysAlways({ status: 403 }),
      ['not-turned-away'],
    ],
    [
      'time does not pass',
      'other-days',
      () => ({ daysLater: () => undefined }),
      ['not-turned-away'],
    ],
  ])('is seen when %s (%s)', async (_name, step, change, codes) => {
    expect((await play(step, change)).codes).toEqual(codes);
  });

  it('never says a password', async () => {
    const outcomes = [
      await play('download', swapped('initialPassword')),
      await play('enter', swapped('installPassword')),
      await play('wrong-password', saysAlways({})),
    ];
    const said = JSON.stringify(outcomes);
    for (const { initialPassword, installPassword } of made(open.stage, 'walk').recipients) {
      expect(said).not.toContain(initialPassword.reveal());
      expect(said).not.toContain(installPassword.reveal());
    }
  });
});

describe('the year that follows', () => {
  it('is seen when the portal does not hand out the file of a new group', async () => {
    const { codes } = await play('reset-install', saysAlways({ status: 503 }));
    expect(codes).toEqual(['download-refused', 'prefix-refused']);
  });

  it('is seen when the portal does not follow', async () => {
    const { recipients, visitor } = made(open.stage, 'walk');
    const [stays] = recipients;
    if (!stays) throw new Error('nobody');
    let destroyed = false;
    const walk: Walk = {
      ...made(open.stage, 'walk'),
      visitor: {
        ...visitor,
        visit: (visit) => {
          // The open connection ends as it should; new ones do not.
          const status = visit.agent ? 403 : 200;
          return Promise.resolve({
            status,
            headers: {},
            bytes: Buffer.of(),
            protocol: '',
            trusted: true,
          });
        },
      },
      lastResult: () => 'welcome',
    };
    const agent = { destroy: () => (destroyed = true) } as never;
    const { faults = [] } = await stepOf('follow').run({
      ...open.stage,
      props: { ...open.stage.props, walk },
      aftermath: {
        joined: { ...stays, group: 'K21N', installPassword: new Secret('wrong') },
        ended: { loginId: stays.loginId, group: stays.group, password: stays.initialPassword },
        revoked: { recipient: stays, agent, context: createSecureContext() },
      },
    });
    expect([...new Set(faults.map(({ code }) => code))].sort()).toEqual([
      ...['download-differs', 'download-header', 'ended-let-in', 'not-opened', 'revoked-let-in'],
    ]);
    expect(destroyed).toBe(true);
  });
});

describe('a rehearsal of another day', () => {
  it.each([
    ['in five years', new Date('2031-10-01T03:00:00Z')],
    ['five years ago', new Date('2021-10-01T03:00:00Z')],
  ])('%s passes: certificates, lists and servers are judged by that day', async (name, now) => {
    const place = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(place);
    writeFileSync(join(place, 'roster.csv'), ROSTER);
    const world = createWorld({ folder: place, now });
    const result: Rehearsal = await rehearse(
      world,
      { ...REQUEST, folder: 'kept', sample: 1 },
      HOOKS,
    );
    expect(result.steps.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect(result.steps.find((step) => step.name === 'download')?.count).toBe(1);
    const [file] = result.files;
    expect(file?.notAfter.getUTCFullYear()).toBe(now.getUTCFullYear() + 2);
    expect(now).not.toEqual(WORLD_NOW);
  });
});

describe('a rehearsal of few people', () => {
  it.each([
    ['one', 'G13B0001,青木 一\n', ['reset', 'other-login', 'reprint']],
    ['two of one group', 'G13B0001,青木 一\nG13B0002,井上 二\n', ['other-login', 'reprint']],
  ])('%s passes, and leaves out what takes more', async (name, rows, empty) => {
    const place = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(place);
    writeFileSync(join(place, 'roster.csv'), `ログインID,氏名\n${rows}`);
    const world = createWorld({ folder: place });
    const result = await rehearse(world, { ...REQUEST, folder: 'kept' }, HOOKS);
    expect(result.steps.filter(({ state }) => state !== 'passed')).toEqual([]);
    const left = result.steps.filter(({ count }) => count === 0).map((step) => step.name);
    expect(left.sort()).toEqual([...empty].sort());
  });
});
