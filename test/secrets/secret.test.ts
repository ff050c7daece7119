/** A secret shows itself to nobody who does not ask for it by name. */
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/secrets/secret.ts';

const TEXT = 'k7mz2qv9h3xp4wnd';
const secret = new Secret(TEXT);
const deep = { a: [{ b: new Map([['c', secret]]), s: new Set([secret]) }], secret };

class Carrier extends Error {
  readonly secret = secret;
}

describe('a secret', () => {
  it('is revealed to whoever asks', () => {
    expect(secret.reveal()).toBe(TEXT);
  });

  it.each<[string, () => string]>([
    ['as a text', () => String(secret)],
    ['in a template', () => `${String(secret)}!`],
    ['joined', () => [secret, secret].join(' ')],
    ['as JSON', () => JSON.stringify(secret)],
    ['as JSON inside others', () => JSON.stringify({ a: [secret], secret })],
    ['inspected', () => inspect(secret)],
    ['inspected with everything', () => inspect(secret, { showHidden: true, depth: null })],
    [
      'inspected without its own say',
      () => inspect(secret, { customInspect: false, showHidden: true }),
    ],
    ['inspected inside others', () => inspect(deep, { depth: null, showHidden: true })],
    [
      'formatted as a console does',
      () => format('%s %o %O %j', secret, secret, deep, deep, secret),
    ],
    ['in an error', () => inspect(new Carrier('failed'), { depth: null })],
    ['as the cause of an error', () => inspect(new Error('failed', { cause: secret }))],
    ['in the words of an error', () => new Error(`failed: ${String(secret)}`).stack ?? ''],
    ['by its properties', () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)])],
    ['cloned', () => inspect(structuredClone({ secret }), { depth: null })],
    ['spread', () => inspect(Object.assign({}, secret))],
    ['as a number', () => String(Number(secret))],
  ])('does not show %s', (_name, show) => {
    const shown = show();
    expect(shown).not.toContain(TEXT);
    expect(shown).not.toBe('');
  });

  it.each<[string, () => string]>([
    ['String', () => String(secret)],
    ['JSON', () => JSON.parse(JSON.stringify(secret)) as string],
    ['inspect', () => inspect(secret)],
  ])('says what it is instead (%s)', (_name, show) => {
    expect(show()).toBe('[secret]');
  });
});
