/** The guide's content file and the site's values become a document of typed blocks. */
import { HakkoError } from '../../errors.ts';
import type { TemplateFile } from '../../letters/letter-assets.ts';
import {
  itemsOf,
  mapOf,
  placeOf,
  type TemplateMap,
  type TemplateNode,
} from '../../letters/template/template-node.ts';
import { readYamlDocument } from '../../settings/yaml-document.ts';
import {
  type Guide,
  type GuideLabels,
  type GuideLanguage,
  type GuidePicture,
  guidePlatforms,
  type GuideSection,
} from '../guide.ts';
import { readBlocks } from './guide-block.ts';
import { conditionHolds, readPlain } from './guide-text.ts';
import type { GuideValues } from './guide-values.ts';

/**
 * Reads `guide.ja.yaml` or `guide.en.yaml`. Sections of other platforms than the values' are left out.
 *
 * @throws HakkoError `template-…` with file and line, `yaml-…`
 */
export function readGuide(
  { name: file, bytes }: TemplateFile,
  language: GuideLanguage,
  values: GuideValues,
): Guide {
  const root = mapOf({ node: readYamlDocument(bytes, file), file }, 'guide', [
    ...['version', 'title', 'subtitle', 'contact', 'labels', 'introduction', 'sections'],
    'pictures',
  ]);
  root.word('version', 'value', ['1']);
  const scope = { values, pictures: readPictures(root.required('pictures'), values) };
  const lines = (key: string): readonly string[] =>
    itemsOf(root.required(key), key).flatMap((item) => readPlain(item, key, values) ?? []);
  return {
    language,
    title: plainOf(root, 'title', values),
    subtitle: lines('subtitle'),
    contact: lines('contact').join(language === 'ja' ? '　' : '   '),
    labels: readLabels(root.required('labels'), values),
    contents: values.holds.has('whole'),
    introduction: readBlocks(root.required('introduction'), scope),
    sections: itemsOf(root.required('sections'), 'sections')
      .flatMap((item) => readSection(item, scope))
      .map((section, i) => ({ ...section, number: i + 1 })),
  };
}

type Scope = Parameters<typeof readBlocks>[1];

function readSection(at: TemplateNode, scope: Scope): readonly Omit<GuideSection, 'number'>[] {
  const map = mapOf(at, 'section', ['id', 'title', 'when', 'platform', 'page', 'blocks']);
  const platform = map.optional('platform') && map.word('platform', 'value', guidePlatforms);
  const section = {
    id: map.text('id'),
    title: plainOf(map, 'title', scope.values),
    ...(platform && { platform }),
    // The leaflet of one platform is short, and fills its pages.
    newPage:
      map.word('page', 'value', ['new', 'same'], 'same') === 'new' &&
      scope.values.holds.has('whole'),
    blocks: readBlocks(map.required('blocks'), scope),
  };
  const wanted = platform === undefined || scope.values.holds.has(platform);
  return wanted && conditionHolds(map.optional('when'), scope.values) ? [section] : [];
}

function readPictures(at: TemplateNode, values: GuideValues): ReadonlyMap<string, GuidePicture> {
  const map = mapOf(at, 'pictures');
  return new Map(
    map.keys.map((name) => {
      // It becomes a file name in the site's own folder.
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) wrongName(map, name);
      const picture = mapOf(map.required(name), name, ['alt', 'labels']);
      const words = picture.optional('labels');
      const labels = words === undefined ? undefined : mapOf(words, 'labels');
      return [
        name,
        {
          name,
          alt: plainOf(picture, 'alt', values),
          // A label whose value this site does not have stays empty.
          labels: new Map(
            labels?.keys.map((key) => [key, readPlain(labels.required(key), key, values) ?? '']),
          ),
        },
      ];
    }),
  );
}

function readLabels(at: TemplateNode, values: GuideValues): GuideLabels {
  const keys = [
    ...(['contents', 'note', 'warning', 'code', 'contact', 'sampleMark', 'sampleHead'] as const),
  ] as const;
  const map = mapOf(at, 'labels', keys);
  const label = (key: (typeof keys)[number]): string => plainOf(map, key, values);
  return {
    contents: label('contents'),
    note: label('note'),
    warning: label('warning'),
    code: label('code'),
    contact: label('contact'),
    sampleMark: label('sampleMark'),
    sampleHead: label('sampleHead'),
  };
}

/** A line that must say something; of several the first that stands. */
function plainOf(map: TemplateMap, key: string, values: GuideValues): string {
  const at = map.required(key);
  const items = at.node.kind === 'list' ? itemsOf(at, key) : [at];
  const [text] = items.flatMap((item) => readPlain(item, key, values) ?? []);
  if (text !== undefined && text !== '') return text;
  throw new HakkoError('template-wrong-value', { ...placeOf(at), key, expected: 'text' });
}

function wrongName(map: TemplateMap, name: string): never {
  const place = placeOf(map.required(name));
  throw new HakkoError('template-wrong-value', { ...place, key: name, expected: 'picture-name' });
}
