import type { GuideErrorArgs } from '../../guide/errors.ts';
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
};
