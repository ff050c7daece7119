/** Runs a command of hakko inside the process of the test: the very program, without its start. */
import { PassThrough } from 'node:stream';
import { main } from '../../src/main.ts';

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Asked {
  /** Working folder; that of the test unless given, and then paths in `args` are absolute. */
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

export async function answerOf(args: readonly string[], asked: Asked = {}): Promise<Answer> {
  const before = process.cwd();
  process.chdir(asked.folder ?? before);
  try {
    return await answer(args, asked.environment ?? { LANG: 'en_US.UTF-8', TZ: 'Asia/Tokyo' });
  } finally {
    process.chdir(before);
  }
}

async function answer(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  const stdout = collect();
  const stderr = collect();
  const own = {
    argv: [process.execPath, 'hakko', ...args],
    env,
    stdin: new PassThrough(),
    stdout: stdout.stream,
    stderr: stderr.stream,
    on: () => undefined,
    exitCode: 0,
  };
  const standIn = new Proxy(process, {
    get: (real, name) =>
      name in own ? own[name as keyof typeof own] : (Reflect.get(real, name) as unknown),
    set: (_real, name, value: number) => {
      if (name === 'exitCode') own.exitCode = value;
      return name === 'exitCode';
    },
  });
  await main(standIn);
  return { code: own.exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collect() {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return { stream, text: () => chunks.join('') };
}
