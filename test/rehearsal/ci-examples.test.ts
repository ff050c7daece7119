/** The examples for a CI, in the manual: YAML that is one, and commands that hakko knows. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createInvocation } from '../../src/commands/invocation.ts';
import { createProgram } from '../../src/commands/program.ts';
import { loadWords } from '../../src/words/words.ts';
import { createWorld } from '../system/world.ts';

const docs = resolve(import.meta.dirname, '../../docs');
const words = await loadWords('en');

function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(join(docs, page), 'utf8');
  const found = text.matchAll(new RegExp('^```' + language + '\\n(.*?)^```', 'gms'));
  return [...found].map(([, block = '']) => block);
}

/** All strings of a document, at any depth. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** What stands behind `hakko`, or behind `npm start`, in a line of a shell. */
function callsOf(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines.flatMap((line) => {
    const [, call] = /(?:^hakko|start --silent --) (.+)$/.exec(line.trim()) ?? [];
    return call === undefined ? [] : [call.match(/"[^"]*"|\S+/g) ?? []];
  });
}

/** Commander's complaint about a call, without anything being done. */
async function complaintOf(call: readonly string[]): Promise<string | undefined> {
  const world = createWorld({ folder: '/' });
  const { program } = await createProgram(words, '1.2.3', (options) =>
    createInvocation(world, words, options),
  );
  const leaf = call[0] === 'roster' ? 2 : 1;
  const command = call.slice(0, leaf).reduce((at, name) => {
    const found = at.commands.find((one) => one.name() === name);
    if (!found) throw new Error(`no command ${name}`);
    return found;
  }, program);
  command.action(() => undefined);
  try {
    await program.parseAsync([...call], { from: 'user' });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('the examples for a CI', () => {
  const examples = blocksOf('rehearsal.md', 'yaml').map((block) => parse(block) as unknown);

  it('are YAML of which each rehearses an invented roster and keeps the report', () => {
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const calls = stringsOf(example).flatMap(callsOf);
      expect(calls).toHaveLength(1);
      expect(calls[0]).toEqual(
        expect.arrayContaining(['rehearse', '"$PWD/tests/invented.csv"', '--junit', '--report']),
      );
      expect(JSON.stringify(example)).toMatch(/rehearsal\.xml[^]*rehearsal\.xml/);
    }
  });

  it.each([
    ...['rehearsal.md', 'ja/rehearsal.md'].flatMap((page) =>
      blocksOf(page, 'sh').flatMap((block) => callsOf(block).map((call) => [page, call] as const)),
    ),
    ...examples.flatMap((example) =>
      stringsOf(example).flatMap((text) => callsOf(text).map((call) => ['CI', call] as const)),
    ),
  ])('of %s call what there is: %j', async (_page, call) => {
    expect(await complaintOf(call)).toBeUndefined();
  });
});
