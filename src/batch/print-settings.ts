/** How the letters of a home are printed, as its settings say. */
import type { Tongue } from '../letters/letter-language.ts';
import type { LetterPrint } from '../letters/letter-print.ts';
import type { Settings } from '../settings/read-settings.ts';

/** Of cover sheet and list: they are filed at the office, whoever sits at the screen today. */
export function sheetTongue({ letters }: Settings): Tongue {
  return letters.language === 'en' ? 'en' : 'ja';
}

export function printSettings({ letters }: Settings): LetterPrint {
  const { format, order, preprinted, backPage } = letters;
  const [right = 0, down = 0] = letters.offsetMm;
  const [x = 0, y = 0, width = 0, height = 0] = letters.windowMm;
  const window = { x, y, width, height };
  return { format, order, preprinted, backPage, offset: [right, down], window };
}
