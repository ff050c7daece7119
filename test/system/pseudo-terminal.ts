/** Runs the built program in a real pseudo terminal (script(1)), and types when a question shows. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFailed, onTestFinished } from 'vitest';

const program = resolve(import.meta.dirname, '../../bin/hakko.js');

/** When this shows after what was answered last, these keys are pressed. */
export interface Answer {
  readonly when: RegExp;
  /** What is typed, or how it follows from what was shown. */
  readonly type: string | ((shown: string) => string);
}

/** Characters of a screen that a failed test shows: the last question and what was answered. */
const SHOWN = 400;

export const KEYS = { enter: '\r', interrupt: '\u0003', clearLine: '\u0015' } as const;

export interface Screen {
  readonly code: number | null;
  /** All that was shown, without colours and cursor movements. */
  readonly text: string;
  /** How many of the answers were given. */
  readonly answered: number;
}

export function runInTerminal(
  folder: string,
  args: readonly string[],
  answers: readonly Answer[],
): Promise<Screen> {
  // Wide enough that no question with a long path is broken into lines.
  const command = `stty cols 200 && exec ${[process.execPath, program, ...args].map(quote).join(' ')}`;
  const { PATH } = process.env;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: folder,
    env: {
      PATH,
      LANG: 'ja_JP.UTF-8',
      TERM: 'xterm',
      TZ: 'Asia/Tokyo',
      HOME: folder,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  let seen = 0;
  let answered = 0;
  // A question that nobody expected waits until the test has no more time: then it is shown.
  onTestFailed(() => {
    console.log(`${answered} of ${answers.length} answers given. The screen ends with:`);
    console.log(plain(text).slice(-SHOWN));
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const answer = answers[answered];
    if (!answer?.when.test(plain(text.slice(seen)))) return;
    seen = text.length;
    answered += 1;
    const { type } = answer;
    child.stdin.write(typeof type === 'string' ? type : type(plain(text)));
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done({ code, text: plain(text), answered });
    });
  });
}

function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what a terminal is steered with
  return text.replaceAll(/\u001B(?:\[[0-9;?]*[ -/]*[@-~]|[@-_])/g, '');
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
