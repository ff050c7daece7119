/** Sites, guides and prints that the tests of this folder share; every site is invented. */
import { readFileSync } from 'node:fs';
import { readGuide } from '../../src/guide/content/read-guide.ts';
import { type GuideEdition, guideValues } from '../../src/guide/content/guide-values.ts';
import type { Block, Guide, Paragraph } from '../../src/guide/guide.ts';
import type { PictureSource } from '../../src/guide/page/draw-figure.ts';
import { readDrawings } from '../../src/guide/picture/read-drawings.ts';
import { composeGuide, type PrintedGuide, renderGuide } from '../../src/guide/render-guide.ts';
import type { TemplateFile } from '../../src/letters/letter-assets.ts';
import { readSettings, type Settings } from '../../src/settings/read-settings.ts';
import { formatSettings, type SettingValues } from '../../src/settings/write-settings.ts';
import { fonts } from '../letters/letter-fixtures.ts';

const usual = {
  site: {
    organisation: '若葉野市',
    serviceName: '若葉野市多職種連携ポータルサイト',
    office: '福祉部高齢福祉課',
    phone: '00-0000-0000',
    hours: '平日 午前8時30分から午後5時15分まで',
    email: 'shomei@wakabano.example',
  },
  ca: { name: '若葉野市 CA' },
  portal: {
    downloadUrl: 'https://id.wakabano.example/',
    hosts: ['portal.wakabano.example', 'records.wakabano.example'],
  },
} as const satisfies SettingValues;

/** The settings of a small city, with what a case wants different. */
export function settingsOf(change: SettingValues = {}): Settings {
  const sections = Object.entries(usual).map(([name, values]) => [
    name,
    { ...values, ...change[name as keyof typeof usual] },
  ]);
  const values = { ...change, ...(Object.fromEntries(sections) as SettingValues) };
  return readSettings(Buffer.from(formatSettings(values, 'en')), 'hakko.yaml');
}

/** A site with a long name and address of everything. */
export const longSite: SettingValues = {
  site: {
    organisation: '社会福祉法人北の大地福祉会連合協議会広域事務組合',
    serviceName: '北の大地広域連合地域包括ケア多職種連携情報共有ポータルサイト（本番環境）',
    office: '総務部情報政策課ネットワーク管理担当及び地域包括支援センター',
    phone: '0000-00-0000（内線 12345、67890）',
    hours:
      '月曜日から金曜日まで（祝日及び年末年始を除く）午前8時30分から正午まで及び午後1時から午後5時15分まで',
    email: 'chiiki-houkatsu-shomeisho-toiawase@kitanodaichi-kouiki-rengou.example',
    groupWord: '医療機関又は介護事業所',
  },
  roster: { exampleLoginId: 'KITANODAICHI-2026-000001', prefixLength: 12 },
  portal: {
    downloadUrl:
      'https://client-certificate-download.kitanodaichi-kouiki-rengou.example/shomeisho/download/',
    hosts: [
      'portal.kitanodaichi-kouiki-rengou.example',
      'records.kitanodaichi-kouiki-rengou.example',
      'care-plan.kitanodaichi-kouiki-rengou.example',
    ],
  },
};

export const ja = { language: 'ja', date: '2026-11-22' } as const satisfies GuideEdition;
export const en = { language: 'en', date: '2026-11-22' } as const satisfies GuideEdition;

const template = (name: string): TemplateFile => ({
  name,
  bytes: readFileSync(new URL(`../../templates/guide/${name}`, import.meta.url)),
});

export const contentFile = (language: 'ja' | 'en'): TemplateFile =>
  template(`guide.${language}.yaml`);

export const pictures: PictureSource = {
  drawings: readDrawings(template('pictures.yaml')),
  own: new Map(),
};

export function guideOf(edition: GuideEdition, change: SettingValues = {}): Guide {
  const { language } = edition;
  return readGuide(contentFile(language), language, guideValues(settingsOf(change), edition));
}

/** A guide whose content file says what `text` says. */
export function guideFrom(text: string): Guide {
  const file = { name: 'guide.ja.yaml', bytes: Buffer.from(text) };
  return readGuide(file, 'ja', guideValues(settingsOf(), ja));
}

/** The content file with one passage replaced. */
export function editedContent(language: 'ja' | 'en', from: string, to: string): string {
  const text = Buffer.from(contentFile(language).bytes).toString();
  if (!text.includes(from)) throw new Error(`nothing was edited: ${from}`);
  return text.replace(from, () => to);
}

export const layOut = (guide: Guide, source = pictures) =>
  composeGuide({ guide, pictures: source, fonts, sample: false });

export function print(
  guide: Guide,
  change: { readonly sample?: boolean; readonly pictures?: PictureSource } = {},
): Promise<PrintedGuide> {
  const date = new Date('2026-11-22T00:00:00Z');
  return renderGuide({ guide, fonts, pictures, sample: false, date, ...change });
}

const words = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join('')).join('\n');

/** All that a block says, pictures and codes included. */
export function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return words([block.text]);
    case 'list':
      return words(block.items);
    case 'picture':
      return [block.picture.alt, ...block.picture.labels.values()].join('\n');
    case 'code':
      return `${block.code.content}\n${words([block.code.caption])}`;
    case 'table':
      return [words(block.head), ...block.rows.map((row) => row.map(words).join('\n'))].join('\n');
    case 'step': {
      const { paragraphs, picture, code } = block;
      const beside = [
        ...(picture ? [textOf({ kind: 'picture', picture })] : []),
        ...(code ? [textOf({ kind: 'code', code })] : []),
      ];
      return [words(paragraphs), ...beside].join('\n');
    }
    case 'text':
    case 'note':
    case 'warning':
      return words(block.paragraphs);
  }
}

/** All that a guide says, a line for each thing. */
export function wordsOf(guide: Guide): string {
  const sections = guide.sections.flatMap(({ title, blocks }) => [title, ...blocks.map(textOf)]);
  const front = [guide.title, ...guide.subtitle, guide.contact, ...guide.introduction.map(textOf)];
  return [...front, ...sections].join('\n');
}
