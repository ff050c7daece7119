/** The report of a rehearsal as a PDF, set with the type of the install guide. Every page bears 見本. */
import { loadLetterFonts } from '../batch/load-letter-assets.ts';
import type { Block, GuideLabels, GuideSection, Paragraph } from '../guide/guide.ts';
import { renderGuide } from '../guide/render-guide.ts';
import { createPrintCheck } from '../letters/print-check.ts';

/** All texts as they shall stand there. */
export interface ReportContent {
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly subtitle: readonly string[];
  /** At the foot of every page. */
  readonly contact: string;
  readonly labels: GuideLabels;
  /** The one sentence that says how it went. */
  readonly verdict: { readonly good: boolean; readonly text: string };
  readonly note: string;
  readonly sections: readonly ReportSection[];
  readonly date: Date;
}

export type ReportSection =
  | { readonly title: string; readonly items: readonly string[] }
  | {
      readonly title: string;
      readonly head: readonly string[];
      /** Of the columns, as proportions. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

export async function printReport(content: ReportContent): Promise<Uint8Array> {
  const fonts = loadLetterFonts();
  const canPrint = createPrintCheck(fonts);
  // The name of a file can hold what no font has; the report says the rest nevertheless.
  const say = (text: string, style: 'plain' | 'strong' = 'plain'): Paragraph => [
    { text: canPrint(text).reduce((left, missing) => left.replaceAll(missing, '〓'), text), style },
  ];
  const { verdict, note, sections, date, subtitle, ...frame } = content;
  const guide = {
    ...frame,
    subtitle: subtitle.map((line) => say(line)[0]?.text ?? ''),
    contents: false,
    introduction: [
      { kind: verdict.good ? 'note' : 'warning', paragraphs: [say(verdict.text, 'strong')] },
      { kind: 'text', paragraphs: [say(note)] },
    ] satisfies readonly Block[],
    sections: sections.map((section, index): GuideSection => ({
      ...{ id: `section-${index + 1}`, number: index + 1, title: section.title, newPage: false },
      blocks: [blockOf(section, say)],
    })),
  };
  const printed = await renderGuide({ guide, pictures: NO_PICTURES, fonts, sample: true, date });
  return printed.pdf;
}

function blockOf(section: ReportSection, say: (text: string) => Paragraph): Block {
  if ('items' in section) return { kind: 'list', items: section.items.map((item) => say(item)) };
  const { head, widths, rows } = section;
  return {
    kind: 'table',
    ...{ head: head.map((cell) => say(cell)), widths },
    rows: rows.map((row) => row.map((cell) => [say(cell)])),
  };
}

const NO_PICTURES = { own: new Map(), drawings: new Map() };
