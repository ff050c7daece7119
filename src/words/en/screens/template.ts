/** The screen of `hakko template`, and what stands at the head of its files. */
import { count } from '../count.ts';

const common = [
  'With this file you can change the wording or layout of your letters, in any text editor.',
  'Now every entry begins with “#” and has no effect. Take the one “#” away from the lines of the entry',
  'that you want to change, and change it. All others stay as hakko has them. A sentence after “# ” explains.',
];
const after = [
  'How it is written: docs/ja/templates.md, templates/README.md (both in Japanese)',
  'Then: hakko template check, hakko template preview --overlay',
  'What your organisation is called, its telephone number and so on belong into hakko.yaml.',
];

export const template = {
  introduction: {
    wording: [
      ...common,
      'Of a list, or a text of several lines, take it away from all of them.',
      ...after,
    ].join('\n'),
    layout: [
      ...common,
      'Of the styles, write those that you change. Each of static, run, back and variable stands in place',
      'of that whole part. To add something alone, write it below add: (the example is a logo).',
      '',
      '#add:',
      '#  static:',
      '#    - { type: picture, box: [165, 5, 25, 12], picture: logo.png }',
      '',
      ...after,
    ].join('\n'),
  },
  written: (written: number, kept: number, folder: string) =>
    `Put ${count(written, 'template', 'templates')} into ${folder}.${kept > 0 ? ` ${count(kept, 'file that was', 'files that were')} there already stay as they are.` : ''}`,
  edit: 'Take away the “#” before what you want to change. What has a “#” has no effect.',
  thenCheck: 'Then: hakko template check, hakko template preview --overlay',
  noneOwn: 'No wording or layout differs from the built-in ones.',
  own: 'Entries that differ from the built-in ones:',
  unknown: (name: string) =>
    `there is no template of the name templates/${name}, and it is not used. Is it spelt right?`,
  checked: (languages: readonly string[], people: number | undefined) =>
    `Wording and layout are in order (languages: ${languages.join(', ')}).${people === undefined ? '' : ` The letters of all ${count(people, 'person', 'people')} in the roster fit.`}`,
  withRoster: 'For everybody in a roster: hakko template check --roster ROSTER.csv',
  previewed:
    'Made a preview: an invented recipient, passwords that open nothing, SAMPLE on every page.',
  overlay:
    'Green: always shows in the window. Red: may show in it. Blue: folds. Nothing but the address and the control number is printed in the red.',
  proofed: (cases: number) =>
    `Made a proof of ${count(cases, 'letter', 'letters')} of each kind, with passwords that open nothing and SAMPLE on every page.`,
  heads: { page: 'page', why: 'why', who: 'to' },
  reasons: {
    'longest-name': 'longest name',
    'longest-organisation': 'longest organisation',
    'longest-address': 'longest address',
    'most-lines': 'most lines of address',
    'rare-characters': 'most rare characters',
    'no-organisation': 'no organisation',
    'longest-login-id': 'longest login ID',
    ordinary: 'an ordinary one',
  },
  look: 'Print it unscaled, fold it, put it into an envelope, and look at window, folds and characters. It holds names and addresses: delete it when you have seen it.',
  noted: (fingerprint: string) =>
    `Noted that this wording, layout and sender were proofed (${fingerprint}). That holds until one of them changes.`,
};
