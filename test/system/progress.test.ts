/** The progress of a long job, on a terminal and in a log. */
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startProgress, type ProgressWords } from '../../src/system/progress.ts';

const words: ProgressWords = ({ done, total, perSecond, secondsLeft }) =>
  `${done} of ${total}, ${Number.isFinite(perSecond) && Number.isFinite(secondsLeft) ? 'fine' : 'odd'}`;

/** A stream that keeps what is written. */
function keepingStream(isTTY: boolean) {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { chunks, stream: Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream };
}

const END = '\r\u001B[K';

describe('progress', () => {
  it.each([0, 1, 3, 200])('of %i pieces draws a bar on a terminal and takes it away', (total) => {
    const { chunks, stream } = keepingStream(true);
    const progress = startProgress(stream, total, words, false);
    for (let done = 0; done < Math.max(total, 1); done++) progress.step();
    progress.stop();
    const [first = ''] = chunks;
    expect(first.startsWith(END)).toBe(true);
    expect(first).toMatch(/[█░]{24} 1 of \d+, fine$/u);
    expect(chunks.at(-1)).toBe(END);
    expect(chunks.join('')).not.toContain('\n');
  });

  it('is no bar where there is no terminal: not one control character', () => {
    const { chunks, stream } = keepingStream(false);
    const progress = startProgress(stream, 100, words, false);
    for (let done = 0; done < 100; done++) progress.step();
    progress.stop();
    for (const drawn of ['\r', '\u001B', '█', '░']) expect(chunks.join('')).not.toContain(drawn);
  });

  it.each([true, false])('says nothing when it is to be quiet (terminal: %s)', (isTTY) => {
    const { chunks, stream } = keepingStream(isTTY);
    const progress = startProgress(stream, 2, words, true);
    progress.step(2);
    progress.stop();
    expect(chunks).toEqual([]);
  });
});
