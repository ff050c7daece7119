/** The throwaway CA of an invented site. */
import { join } from 'node:path';
import { copyOwnTemplates } from '../../batch/own-templates.ts';
import { createHome } from '../../home/create-home.ts';
import { openHomeToWrite } from '../../home/open-home.ts';
import type { SettingValues } from '../../settings/write-settings.ts';
import { sampleSite } from '../sample-site.ts';
import type { RehearsalRequest, Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export async function makeHome(stage: Stage): Promise<Outcome> {
  const { context, request, passphrase } = stage;
  const folder = join(stage.folder, 'hakko-home');
  const { authorities } = await createHome(context, {
    ...{ folder, passphrase, language: request.language, purpose: 'rehearsal' },
    values: settingsOf(request),
  });
  if (request.templates !== undefined) {
    copyOwnTemplates(context.files, request.templates, join(folder, 'templates'));
  }
  const home = openHomeToWrite(context, folder, 'hakko rehearse');
  stage.props.home = home;
  stage.atEnd.push(() => {
    home.close();
  });
  return { count: authorities.length };
}

function settingsOf({ keyAlgorithm, p12, letters, deliver = {} }: RehearsalRequest): SettingValues {
  return { ...sampleSite, client: { keyAlgorithm }, p12, letters, deliver };
}
