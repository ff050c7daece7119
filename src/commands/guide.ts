/** `hakko guide`: the install guide as a PDF, whole or for one platform. */
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { loadLetterFonts } from '../batch/load-letter-assets.ts';
import { localDate } from '../system/local-date.ts';
import { HakkoError } from '../errors.ts';
import { readGuide } from '../guide/content/read-guide.ts';
import { guideValues } from '../guide/content/guide-values.ts';
import {
  type GuideLanguage,
  guideLanguages,
  type GuidePlatform,
  guidePlatforms,
} from '../guide/guide.ts';
import { type GuideSources, readGuideSources } from '../guide/read-guide-sources.ts';
import { type PrintedGuide, renderGuide } from '../guide/render-guide.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { sampleSite } from '../rehearsal/sample-site.ts';
import { readSettings, type Settings } from '../settings/read-settings.ts';
import { formatSettings } from '../settings/write-settings.ts';
import type { Invocation } from './invocation.ts';
import { calendarDay } from './option-values.ts';
import type { Starter } from './starter.ts';

interface GuideOptions {
  readonly platform?: GuidePlatform;
  readonly guideLang: GuideLanguage;
  readonly out?: string;
  readonly date?: string;
  readonly sample?: boolean;
  readonly force?: boolean;
}

export function defineGuide(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('guide')
    .description(help.guide.description)
    .addOption(new Option('--platform <name>', help.guide.platform).choices(guidePlatforms))
    .addOption(
      new Option('--guide-lang <lang>', help.guide.language).choices(guideLanguages).default('ja'),
    )
    .option('--out <file>', help.guide.out)
    .option('--date <day>', help.guide.date, calendarDay)
    .option('--sample', help.guide.sample)
    .option('--force', help.guide.force)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko guide\n  hakko guide --platform ios --out iphone.pdf\n  hakko guide --guide-lang en --sample`,
    )
    .action((options: GuideOptions, command: Command) =>
      run(command, (invocation) => makeGuide(invocation, options)),
    );
}

async function makeGuide(invocation: Invocation, options: GuideOptions): Promise<0> {
  const { context } = invocation;
  const { files, environment } = context;
  const path = resolve(environment.workingFolder, options.out ?? usualName(options));
  // Said before the work, not after it.
  if (!options.force && files.exists(path)) {
    throw new HakkoError('file-exists', { path, flag: '--force' });
  }
  const { settings, folder, sample } = findSite(invocation, options);
  const { platform, guideLang: language } = options;
  const date = options.date ?? localDate(context.clock.now(), settings.site.timeZone);
  const edition = { language, date, ...(platform && { platform }) };
  const sources = readGuideSources(files, folder, language);
  const guide = readGuide(sources.content, language, guideValues(settings, edition));
  const printed = await renderGuide({
    ...{ guide, sample, pictures: sources.pictures, fonts: loadLetterFonts() },
    date: new Date(`${date}T00:00:00Z`),
  });
  // Nothing in it is secret: it is meant to be handed out.
  files.write(path, printed.pdf, { mode: 0o644, replace: options.force ?? false });
  report(invocation, { path, printed, sources, settings, sample, ...edition });
  return 0;
}

/** `install-guide.pdf`, `install-guide-ios-en.pdf` */
function usualName({ platform, guideLang }: GuideOptions): string {
  const parts = ['install-guide', platform, guideLang === 'ja' ? undefined : guideLang];
  return `${parts.filter(Boolean).join('-')}.pdf`;
}

interface Site {
  readonly settings: Settings;
  /** Where the site keeps its own pictures. */
  readonly folder?: string;
  readonly sample: boolean;
}

/** The home's settings; for a sample where no home is, those of an invented site. */
function findSite(invocation: Invocation, { sample = false }: GuideOptions): Site {
  try {
    const home = openHomeToRead(invocation.context, invocation.home);
    try {
      const { settings, paths, ledger } = home;
      const folder = join(paths.templates, 'guide');
      return { settings, folder, sample: sample || ledger.purpose === 'rehearsal' };
    } finally {
      home.close();
    }
  } catch (error) {
    const missing = error instanceof HakkoError && error.code === 'home-missing';
    if (!missing || !sample || invocation.homeNamed) throw error;
    const text = formatSettings(sampleSite, 'en');
    return { settings: readSettings(Buffer.from(text), 'hakko.yaml'), sample };
  }
}

interface Made {
  readonly path: string;
  readonly printed: PrintedGuide;
  readonly sources: GuideSources;
  readonly settings: Settings;
  readonly sample: boolean;
  readonly language: GuideLanguage;
  readonly platform?: GuidePlatform;
  readonly date: string;
}

function report(invocation: Invocation, made: Made): void {
  const { context, words } = invocation;
  const { path, printed, sources, settings, sample, language, platform, date } = made;
  const { guide: say } = words.screens;
  const own = [...sources.pictures.own.keys()];
  if (invocation.options.json) {
    const { pages, sections } = printed;
    invocation.printJson({
      ...{ file: path, pages, language, ...(platform && { platform }), date, sample },
      ...{ sections: sections.map(({ id, title, page }) => ({ id, title, page })), pictures: own },
    });
    return;
  }
  const { terminal } = context;
  terminal.say(say.made(path, printed.pages));
  for (const { number, title, page } of printed.sections) {
    terminal.say(`  ${say.section(number, title, page)}`);
  }
  if (own.length > 0) terminal.say(say.ownPictures(own.join(', ')));
  for (const name of sources.unknown) terminal.say(`${words.labels.warning}: ${say.unknown(name)}`);
  if (settings.portal.hosts.length === 0) terminal.say(`${words.labels.warning}: ${say.noHosts}`);
  if (settings.site.phone === '') terminal.say(`${words.labels.warning}: ${say.noPhone}`);
}
