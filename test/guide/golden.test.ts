import { describe, expect, test } from 'vitest';
import { guidePlatforms } from '../../src/guide/guide.ts';
import { expectGolden, goldenDpi } from '../letters/golden-picture.ts';
import { picturesOf } from '../letters/programs.ts';
import { hasProgram } from '../programs.ts';
import { en, guideOf, ja, print } from './guide-fixtures.ts';

/** Every page of the guide as a small picture: both languages, whole and for each platform. */

const editions = ([undefined, ...guidePlatforms] as const).flatMap((platform) =>
  [ja, en].map((edition) => ({
    name: `${platform ?? 'whole'}-${edition.language}`,
    edition: platform === undefined ? edition : { ...edition, platform },
    pages: platform === undefined ? 9 : 4,
  })),
);

describe.skipIf(!hasProgram('pdftoppm'))('looks as it did', () => {
  test.each(editions)('$name', async ({ name, edition, pages }) => {
    const { pdf } = await print(guideOf(edition));
    const pictures = picturesOf(pdf, goldenDpi);
    expect(pictures).toHaveLength(pages);
    for (const [index, picture] of pictures.entries()) {
      expectGolden(picture, `guide/${name}-${index + 1}`);
    }
  });
});
