/** The pages of an exported web server: their one style is the one that their policy allows. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sitePages, styleHash } from '../../src/export/site-pages.ts';
import { sampleSite } from './sample-site.ts';

const MARKS = { certificateName: '$name', certificateDays: '$days' };

const site = sampleSite();
const [file] = site.files;
const both = {
  ...site,
  files: [...site.files, ...(file ? [{ ...file, name: `${file.group}-modern.p12` }] : [])],
};

describe.each([
  ['of groups with one file', site, 0],
  ['of groups with two', both, 6],
])('a page %s', (_name, shown, offers) => {
  const pages = sitePages(shown, MARKS);

  it('offers a second file where there is one', () => {
    const texts = pages.map(({ content }) => (typeof content === 'string' ? content : ''));
    const offering = texts.filter((text) => /-modern\.p12|newer form|新しい形式/.test(text));
    expect(offering).toHaveLength(offers);
  });

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
