/** The report for a CI, read by an XML parser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatJUnit, type JUnitSuite } from '../../src/rehearsal/junit.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { temporaryFolder } from '../system/world.ts';

const STARTED = new Date('2026-11-22T03:00:05.123Z');

/** Element, attributes, text and children of the document, as expat reads it. */
const PARSE = `
import sys, json, xml.etree.ElementTree as tree
def show(e): return [e.tag, dict(e.attrib), (e.text or '').strip(), [show(c) for c in e]]
json.dump(show(tree.parse(sys.argv[1]).getroot()), sys.stdout)`;

type Element = readonly [string, Readonly<Record<string, string>>, string, readonly Element[]];

function parse(suites: readonly JUnitSuite[], name = 'hakko rehearse roster.csv'): Element {
  const path = join(temporaryFolder(), 'report.xml');
  writeFileSync(path, formatJUnit(name, STARTED, suites));
  return JSON.parse(runProgram('python3', ['-c', PARSE, path])) as Element;
}

describe.skipIf(!hasProgram('python3'))('a JUnit report', () => {
  it('counts and times its cases, by suite and in all', () => {
    const root = parse([
      {
        name: 'Letters',
        cases: [
          { name: 'read', seconds: 1.25, failures: [] },
          { name: 'open', seconds: 0.5, failures: ['one', 'two'] },
        ],
      },
      {
        name: 'Proof',
        cases: [
          { name: 'verify', seconds: 0.25, failures: [], error: 'the disk is full' },
          { name: 'audit', seconds: 0, failures: [], skipped: true },
        ],
      },
    ]);
    const [tag, attributes, , suites] = root;
    expect([tag, attributes]).toEqual([
      'testsuites',
      {
        name: 'hakko rehearse roster.csv',
        ...{ tests: '4', failures: '1', errors: '1', skipped: '1', time: '2.000' },
      },
    ]);
    expect(suites.map(([, { name, tests, timestamp }]) => [name, tests, timestamp])).toEqual([
      ['Letters', '2', '2026-11-22T03:00:05'],
      ['Proof', '2', '2026-11-22T03:00:05'],
    ]);
    const cases = suites.flatMap(([, , , inside]) => inside);
    expect(cases.map(([, { classname, name }]) => `${classname ?? ''}/${name ?? ''}`)).toEqual([
      ...['Letters/read', 'Letters/open', 'Proof/verify', 'Proof/audit'],
    ]);
    expect(cases.map(([, , , outcomes]) => outcomes)).toEqual([
      [],
      [['failure', { message: 'one' }, 'one\ntwo', []]],
      [['error', { message: 'the disk is full' }, 'the disk is full', []]],
      [['skipped', {}, '', []]],
    ]);
  });

  it.each([
    ['marks of XML', `a < b & c > "d" 'e' ]]>`, `a < b & c > "d" 'e' ]]>`],
    ['kanji beyond the first plane', '𠮷野 髙橋 葛󠄀城', '𠮷野 髙橋 葛󠄀城'],
    ['what XML does not know', 'a\u0000b\u001Bc\uFFFEd', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['half a surrogate pair', 'a\uD842b', 'a\uFFFDb'],
  ])('holds %s', (_name, text, read) => {
    const cases = [{ name: text, seconds: 0, failures: [text] }];
    const [, attributes, , [suite]] = parse([{ name: text, cases }], text);
    const [one] = suite?.[3] ?? [];
    const [failure] = one?.[3] ?? [];
    expect([attributes['name'], suite?.[1]['name'], one?.[1]['name'], failure?.[2]]).toEqual([
      ...[read, read, read, read],
    ]);
  });
});
