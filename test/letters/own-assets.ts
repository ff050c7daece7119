import type { LetterAssets } from '../../src/letters/letter-assets.ts';
import { assets } from './letter-fixtures.ts';

/** The assets with files of the site's own, by their paths. */
export function ownAssets(own: Readonly<Record<string, string | Uint8Array>>): LetterAssets {
  const changed = Object.entries(own).map(([path, content]) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return [path, { ...assets.templates[path], own: { name: `/home/templates/${path}`, bytes } }];
  });
  return {
    ...assets,
    templates: {
      ...assets.templates,
      ...(Object.fromEntries(changed) as LetterAssets['templates']),
    },
  };
}
