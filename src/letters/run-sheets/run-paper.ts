import type { LetterKind } from '../letter.ts';
import type { LetterAssets } from '../letter-assets.ts';
import type { LetterPrint } from '../letter-print.ts';
import { printedElements } from '../printed-elements.ts';
import { readLetterTemplate } from '../template/letter-template.ts';

/** The sheets of paper that a run of letters is printed on. */
export interface RunPaper {
  /** Letters on a sheet. */
  readonly perSheet: number;
  /** 2 where both faces are printed. */
  readonly pagesPerSheet: number;
}

/** @throws HakkoError `template-…`, `letter-window-small` */
export function runPaper(
  kind: LetterKind,
  print: LetterPrint,
  templates: LetterAssets['templates'],
): RunPaper {
  const { layout } = readLetterTemplate(kind, print.format, templates);
  const { faces } = printedElements(layout, print);
  return { perSheet: layout.paper.perSheet, pagesPerSheet: faces.length };
}
