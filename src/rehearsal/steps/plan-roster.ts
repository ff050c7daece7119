/** The roster as `hakko check` reads it. */
import { readRoster } from '../../batch/read-roster.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export function planRoster(stage: Stage): Outcome {
  const { context, request, props } = stage;
  const { roster: path, letterLanguage } = request;
  const planned = readRoster(context, made(stage, 'home'), {
    ...{ path, acceptChanges: 0, partial: false },
    ...(letterLanguage && { letterLanguage }),
  });
  props.planned = planned;
  return { count: planned.roster.entries.length };
}
