/** The screen of `hakko roster anonymise`. */
import { count } from '../count.ts';

export const anonymise = {
  done: (file: string, people: number) =>
    `${file} holds ${count(people, 'invented person', 'invented people')}: the same groups, lengths and rare characters, and nothing of the original but its headers.`,
  look: 'Look through it before you give it away: what stands in a header is kept as it is.',
  next: (file: string) => `Next: hakko rehearse ${file}`,
};
