/** The pages of an exported web server: their one style is the one that their policy allows. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sitePages, styleHash } from '../../src/export/site-pages.ts';
import { settingsOf } from '../guide/guide-fixtures.ts';

const MARKS = { certificateName: '$name', certificateDays: '$days' };

describe('a page', () => {
  const pages = sitePages(settingsOf(), MARKS);

  it('is there in both languages', () => {
    expect(pages.map(({ path }) => path)).toContain('pages/ja/start.html');
    expect(pages.map(({ path }) => path)).toContain('pages/en/start.html');
  });

  it.each(pages.map(({ path, content }) => [path, content]))('%s', (_path, content) => {
    const html = typeof content === 'string' ? content : '';
    const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style = '']) => style);
    const hashes = styles.map(
      (style) => `sha256-${createHash('sha256').update(style).digest('base64')}`,
    );
    // Once in the frame; another octet in it, and browsers show the page without any style.
    expect(hashes).toEqual([styleHash()]);
    expect(html).not.toMatch(/<script|style=|\{\{/);
  });
});
