/** Letters: hakko's press beside obvious pdfkit code and ReportLab, in processor time and in memory. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { letterFontSpecifiers } from '../src/letters/letter-assets.ts';
import { fakeRoster } from './roster.ts';
import { judge, ratioOf, sideOf, type Amount, type Bar, type Finding } from './finding.ts';
import { race, runCommand, type Command, type ProcessContestant, type Rounds } from './timing.ts';
import type { Workspace } from './workspace.ts';

/** Letters of one run: enough that starting Node and opening the fonts say nothing any more. */
const LETTERS = 10_000;
/** What is slow is measured on fewer; ratios are of one letter. */
const FEWER = { reportlab: 1_000, files: 200 } as const;
const MANY = 50_000;

const TIMES_FASTER: Bar = { kind: 'at-least', value: 8 };
/** Each letter as a file of its own, against opening the fonts for each. */
const FILES_FASTER: Bar = { kind: 'at-least', value: 2.5 };
const MEMORY: Bar = { kind: 'at-most', value: 250 };
/** In MiB for each 10,000 letters more. */
const GROWTH: Bar = { kind: 'at-most', value: 5 };

interface Bench extends Rounds {
  readonly workspace: Workspace;
}

/** Findings (j), (k) and (l). */
export async function compareLetters(bench: Bench): Promise<readonly Finding[]> {
  return [
    ...(await compareWithObvious(bench)),
    ...(await compareFiles(bench)),
    ...(await measureMemory(bench)),
  ];
}

async function compareWithObvious({ workspace, ...rounds }: Bench): Promise<readonly Finding[]> {
  const folder = workspace.freshFolder('letters');
  const ours = printing(workspace, 'hakko', LETTERS, join(folder, 'hakko.pdf'));
  const obvious = printing(workspace, 'obvious', LETTERS, join(folder, 'obvious.pdf'));
  const reportlab = await drawnByReportlab(workspace, folder);
  const contestants = [ours, obvious, ...(reportlab ? [reportlab] : [])];
  const cpu = { ...rounds, clock: 'cpu' } as const;
  const [hakko, pdfkit, python] = await race('(j) letters', contestants, cpu);
  if (!hakko || !pdfkit) throw new RangeError('a comparison needs two sides');
  const side = sideOf(hakko);
  const title = 'letters in one PDF, CPU time: times as fast as';
  const ratio = ratioOf(hakko, pdfkit, 'at-least');
  const findings: Finding[] = [
    {
      ...{ id: 'j', title: `${title} obvious pdfkit code`, hakko: side, other: sideOf(pdfkit) },
      ...{ ratio, bar: TIMES_FASTER, passed: judge(ratio, TIMES_FASTER) },
      note: 'same text, fonts and places; obvious: each page from the top by text(), QR included',
    },
  ];
  const beside = { id: 'j', title: `${title} ReportLab`, hakko: side };
  if (!python) return [...findings, { ...beside, note: 'ReportLab: missing on this machine' }];
  const note = 'ReportLab is handed its lines broken and placed; it only draws them';
  const compared = { other: sideOf(python), ratio: ratioOf(hakko, python, 'at-least') };
  return [...findings, { ...beside, ...compared, note }];
}

async function compareFiles({ workspace, ...rounds }: Bench): Promise<readonly Finding[]> {
  const contestants = (['shared', 'anew'] as const).map((way) =>
    printing(workspace, way, FEWER.files, workspace.freshFolder(`letters-${way}`)),
  );
  const [shared, anew] = await race('(k) files', contestants, { ...rounds, clock: 'cpu' });
  if (!shared || !anew) throw new RangeError('a comparison needs two sides');
  const ratio = ratioOf(shared, anew, 'at-least');
  return [
    {
      ...{ id: 'k', title: 'a PDF for each letter, CPU time: times as fast as fonts opened anew' },
      ...{ hakko: sideOf(shared), other: sideOf(anew), ratio },
      ...{ bar: FILES_FASTER, passed: judge(ratio, FILES_FASTER) },
    },
  ];
}

async function measureMemory({ workspace, say }: Bench): Promise<readonly Finding[]> {
  const folder = workspace.freshFolder('letters');
  const command = await printing(workspace, 'memory', MANY, join(folder, 'many.pdf')).prepare();
  say(`(l) memory of ${MANY.toLocaleString('en')} letters`);
  const weights = (await runCommand(command)).trim().split('\n').map(Number);
  const value = weights.pop() ?? NaN;
  const size = `${MANY.toLocaleString('en')} letters in one PDF`;
  const peak: Amount = { name: size, value, unit: 'MiB' };
  const growth: Amount = { name: size, value: slopeOf(weights) * 10, unit: 'MiB' };
  return [
    {
      ...{ id: 'l', title: `${size}: peak memory`, hakko: peak },
      ...{ bar: MEMORY, passed: judge(peak, MEMORY) },
    },
    {
      ...{ id: 'l', title: `${size}: resident memory that 10,000 letters add`, hakko: growth },
      ...{ bar: GROWTH, passed: judge(growth, GROWTH) },
      note: 'least squares over the resident memory at every thousandth letter from the 10,000th on',
    },
  ];
}

/** Growth from one value to the next by least squares, once the first fifth has filled the heap. */
function slopeOf(weights: readonly number[]): number {
  const settled = weights.slice(Math.floor(weights.length / 5));
  const middle = (settled.length - 1) / 2;
  const mean = settled.reduce((sum, weight) => sum + weight, 0) / settled.length;
  const moments = settled.reduce((sum, weight, at) => sum + (at - middle) * (weight - mean), 0);
  return moments / settled.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
}

function printing(
  { folder }: Workspace,
  way: string,
  items: number,
  target: string,
): ProcessContestant {
  const script = fileURLToPath(new URL('print-letters.js', import.meta.url));
  const roster = join(folder, 'letters.csv');
  writeFileSync(roster, fakeRoster({ groups: 50, peoplePerGroup: 20 }));
  const command: Command = {
    file: process.execPath,
    args: [script, way, String(items), roster, target],
  };
  return { name: way, items, prepare: () => Promise.resolve(command) };
}

/** A Python that knows ReportLab: the first on the path, or the system's own. */
function findPython(): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import reportlab']).status === 0,
  );
}

/** The lines are written before the clock runs. */
async function drawnByReportlab(
  workspace: Workspace,
  folder: string,
): Promise<ProcessContestant | undefined> {
  const python = findPython();
  if (python === undefined) return undefined;
  const lines = join(folder, 'lines.json');
  await runCommand(await printing(workspace, 'lines', FEWER.reportlab, lines).prepare());
  const script = fileURLToPath(new URL('reportlab-letters.py', import.meta.url));
  const fonts = (['text', 'textBold', 'secret'] as const).map(
    (face) => `${face}=${fileURLToPath(import.meta.resolve(letterFontSpecifiers[face]))}`,
  );
  const command: Command = {
    file: python,
    args: [script, lines, join(folder, 'reportlab.pdf'), ...fonts],
  };
  return {
    ...{ name: 'ReportLab', items: FEWER.reportlab },
    prepare: () => Promise.resolve(command),
  };
}
