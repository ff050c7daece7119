/** A site's own templates: what is taken from its folder, and that nothing outside of it is. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnTemplates } from '../../src/batch/own-templates.ts';
import { systemFiles } from '../../src/system/files.ts';
import { temporaryFolder } from '../system/world.ts';

const TEXT = 'login-notice/text.ja.yaml';

/** A folder of templates, with these files in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'templates');
  for (const name of ['common', 'login-notice', 'install-notice', 'guide']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

const open = (folder: string) => readOwnTemplates(systemFiles, folder);

describe('the folder of the templates', () => {
  it('may be missing', () => {
    const { files, pictures, unknown } = open(join(temporaryFolder(), 'templates'));
    expect([[...files], pictures, unknown]).toEqual([[], [], []]);
  });

  it('gives its files under the names that errors show', () => {
    const folder = folderOf({ [TEXT]: 'title: x', 'logo.png': '', 'guide/guide.ja.yaml': '' });
    const { files, pictures, unknown } = open(folder);
    expect([...files.keys()]).toEqual([TEXT]);
    expect(files.get(TEXT)).toMatchObject({ name: join(folder, TEXT) });
    expect([pictures, unknown]).toEqual([['logo.png'], []]);
  });

  it('names what is none of a template’s', () => {
    const folder = folderOf({ 'login-notice/text.jp.yaml': '', 'memo.txt': '', 'logo.gif': '' });
    const { unknown } = open(folder);
    expect(unknown).toEqual(['logo.gif', 'memo.txt', 'login-notice/text.jp.yaml']);
  });
});

describe('what leads out of it', () => {
  const outside = (path: string): unknown =>
    expect.objectContaining({ code: 'template-outside', args: { file: path } });

  it('is refused as a wording', () => {
    const folder = folderOf({});
    writeFileSync(join(folder, '..', 'secret.yaml'), 'title: x');
    symlinkSync('../../secret.yaml', join(folder, TEXT));
    expect(() => open(folder)).toThrow(outside(join(folder, TEXT)));
  });

  it.each([
    ['a link', 'logo.png', true],
    ['a way up', '../logo.png', false],
    ['a way up behind a folder', 'common/../../logo.png', false],
  ])('is refused as a picture: %s', (_name, name, link) => {
    const folder = folderOf({});
    writeFileSync(join(folder, '..', 'logo.png'), '');
    if (link) symlinkSync(join(folder, '..', 'logo.png'), join(folder, 'logo.png'));
    expect(() => open(folder).openPicture(name)).toThrow(outside(join(folder, name)));
  });

  it('is refused when it is a folder', () => {
    const folder = folderOf({});
    mkdirSync(join(folder, '..', 'elsewhere'));
    writeFileSync(join(folder, '..', 'elsewhere', 'text.ja.yaml'), '');
    const home = join(temporaryFolder(), 'templates');
    mkdirSync(home);
    symlinkSync(join(folder, '..', 'elsewhere'), join(home, 'login-notice'));
    expect(() => open(home)).toThrow(outside(join(home, TEXT)));
  });

  it('is told from a link that stays inside', () => {
    const folder = folderOf({ 'sakura.png': 'x' });
    symlinkSync('sakura.png', join(folder, 'logo.png'));
    expect(Buffer.from(open(folder).openPicture('logo.png').bytes).toString()).toBe('x');
  });
});

it('refuses a file that is larger than any wording', () => {
  const folder = folderOf({ [TEXT]: '#'.repeat(512 * 1024 + 1) });
  expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'template-too-large' }));
});
