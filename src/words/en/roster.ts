/** What is wrong with a roster, and what to do: one sentence for each code. */
import type { RosterGroupProblemArgs, RosterProblemArgs } from '../../roster/problem.ts';
import type { Messages } from '../message.ts';
import { rosterFileMessages } from './roster-file.ts';
import { excelText, linesText } from './roster-labels.ts';
import { rosterRowMessages } from './roster-row.ts';

const rosterGroupMessages: Messages<RosterGroupProblemArgs> = {
  'login-id-lost-zero': ({ value, usualLength }) => ({
    what: `“${value}” is shorter than the other login IDs (${usualLength} digits). Excel may have dropped a leading 0.`,
    todo: excelText,
  }),
  'login-id-repeated': ({ value, first, firstLine }) => ({
    what:
      value === first
        ? `“${value}” is on line ${firstLine} as well.`
        : `“${value}” differs from “${first}” on line ${firstLine} in case alone.`,
    todo: 'If it is the same person, delete one of the rows; if not, change one login ID.',
  }),
  'prefix-case-clash': ({ prefix, lines, other, otherLines }) => ({
    what: `The prefix “${prefix}” (${linesText(lines)}) differs from “${other}” (${linesText(otherLines)}) in case alone. Their files could not be told apart.`,
    todo: 'Please write the login IDs in the same case.',
  }),
  'device-name': ({ group, lines }) => ({
    what: `Windows keeps “${group}” (${linesText(lines)}) for a device: there can be no file “${group}.p12”.`,
    todo: 'Please change these login IDs.',
  }),
  'unsafe-file-name': ({ group, lines }) => ({
    what: `“${group}” (${linesText(lines)}) holds characters that a file name cannot have.`,
    todo: 'The part that names the certificate file may have letters, digits, hyphens and underscores.',
  }),
  'organisation-clash': ({ group, organisations }) => ({
    what: `${group} has ${organisations.length} organisations (${organisations
      .map(({ name, lines }, index) =>
        index === 0 ? `${name}: ${lines.length}` : `${name}: ${lines.length}, ${linesText(lines)}`,
      )
      .join('; ')}). They would share one certificate.`,
    todo: 'Please check the login IDs and the organisations.',
  }),
};

/** A sentence for every problem and warning of a roster; the place is `rosterPlace`'s to say. */
export const rosterMessages: Messages<RosterProblemArgs> = {
  ...rosterFileMessages,
  ...rosterRowMessages,
  ...rosterGroupMessages,
};
