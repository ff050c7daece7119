/** The settings of a site: of `hakko.yaml` the sections that pages show, as a file of their own. */
import { readSettings, type Settings } from '../settings/read-settings.ts';
import { formatSettings } from '../settings/write-settings.ts';
import type { SiteSettings } from './site.ts';

/** Takes the sections of a site out of a home's settings. */
export function siteSettings(settings: SiteSettings): SiteSettings {
  const { site, english, ca, client, roster, p12, passwords, portal } = settings;
  return { site, english, ca, client, roster, p12, passwords, portal };
}

/** The other sections stand in it with their defaults: they say nothing of the home. */
export function formatSiteSettings(settings: SiteSettings): string {
  return formatSettings(siteSettings(settings), 'en');
}

/** @throws `settings-invalid`, `yaml-…` */
export function readSiteSettings(bytes: Uint8Array, file: string): SiteSettings {
  const settings: Settings = readSettings(bytes, file);
  return siteSettings(settings);
}
