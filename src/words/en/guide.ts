import type { GuideErrorArgs, PictureFault } from '../../guide/errors.ts';
import type { Messages } from '../message.ts';

/** What is said when the install guide cannot be made. */
export const guideMessages: Messages<GuideErrorArgs> = {
  'guide-example-unfit': ({ example, pattern }) => ({
    what: `The login ID that the guide shows as an example, "${example}", does not have the form of login IDs (${pattern}).`,
    todo: "Write one of the right form into hakko.yaml (roster.exampleLoginId). Let it be nobody's.",
  }),
  'guide-missing-glyph': ({ text, characters }) => ({
    what: `"${text}" in the guide holds characters that cannot be printed: ${characters}`,
    todo: 'Replace them in hakko.yaml or in the wording of the guide.',
  }),
  'guide-overflow': ({ text }) => ({
    what: `What begins with "${text}" is too long for its place in the guide.`,
    todo: 'Make it shorter in hakko.yaml or in the wording of the guide.',
  }),
  'guide-picture-unreadable': ({ path, reason }) => ({
    what: `The picture "${path}" of the guide cannot be read: ${faults[reason]}`,
    todo: 'Save it again as a PNG without interlacing, or as a JPEG.',
  }),
  'guide-picture-too-large': ({ path, maximumOctets, maximumPixels }) => ({
    what: `The picture "${path}" of the guide is too large.`,
    todo: `A picture may have up to ${maximumOctets / 2 ** 20} MB and ${maximumPixels / 1_000_000} megapixels.`,
  }),
};

const faults: Readonly<Record<PictureFault, string>> = {
  kind: 'it is neither a PNG nor a JPEG in grey or RGB.',
  damaged: 'the file is damaged.',
  interlaced: 'it is an interlaced PNG.',
};
