/**
 * Judges in processes of their own, one for each lane: what they do keeps no other lane waiting, and no
 * kill from coming in time.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../system/in-process.ts';
import type { Answers, Question, Reply } from './judge-process.ts';
import { LANES } from './lanes.ts';
import type { TrialPerson } from './people.ts';
import { trialEnvironment } from './trial.ts';
import type { Place, WrongsOptions } from './zeros.ts';

/** As `wrongsIn` of `zeros.ts`. */
export function judge(
  { folder, home }: Place,
  people: readonly TrialPerson[],
  options: WrongsOptions = {},
): Promise<readonly string[]> {
  return ask('wrongs', { type: 'wrongs', place: { folder, home }, people, options });
}

/** What a command of hakko says and leaves, the very program in a process that had run before. */
export function commanded(args: readonly string[]): Promise<Answer> {
  return ask('command', { type: 'command', args });
}

const idle: ChildProcess[] = [];
/** Whoever waits for one. */
const waiting: ((judge: ChildProcess) => void)[] = [];
let started = 0;

async function ask<T extends Question['type']>(type: T, question: Question): Promise<Answers[T]> {
  const judge = await take();
  const reply = await new Promise<Reply>((resolve, reject) => {
    const died = (code: number | null, signal: string | null): void => {
      started -= 1;
      if (waiting.length > 0) waiting.shift()?.(start());
      reject(new Error(`a judge ended: ${code ?? signal ?? ''}`));
    };
    judge.once('exit', died);
    judge.once('message', (message) => {
      judge.off('exit', died);
      resolve(message as Reply);
    });
    judge.send(question);
  });
  (waiting.shift() ?? ((one) => idle.push(one)))(judge);
  if ('failed' in reply) throw new Error(`${type}: ${reply.failed}`);
  return reply.answer as Answers[T];
}

function take(): ChildProcess | Promise<ChildProcess> {
  const judge = idle.pop();
  if (judge) return judge;
  if (started === LANES) return new Promise((resolve) => waiting.push(resolve));
  return start();
}

/** It ends when this process does, with the channel between them. */
function start(): ChildProcess {
  const script = join(import.meta.dirname, 'judge-process.ts');
  // Its worker threads compile nothing that another has compiled.
  const cache = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
  const env = { ...trialEnvironment(tmpdir()), ...cache };
  const judge = fork(script, { env, execArgv: [] });
  started += 1;
  judge.unref();
  judge.channel?.unref();
  return judge;
}
