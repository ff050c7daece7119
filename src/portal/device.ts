/** What a User-Agent tells of the device at hand: a hint for help, never for who may do what. */
import type { GuidePlatform } from '../guide/guide.ts';

export interface Device {
  /** None when it cannot be told. An iPad that calls itself a Mac counts as one. */
  readonly platform?: GuidePlatform;
  /** The app whose inner browser this is. */
  readonly inApp?: 'line' | 'other';
}

export function readDevice(userAgent: string): Device {
  const platform = platformOf(userAgent);
  const inApp = inAppOf(userAgent);
  return { ...(platform && { platform }), ...(inApp && { inApp }) };
}

function platformOf(userAgent: string): GuidePlatform | undefined {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (userAgent.includes('Android')) return 'android';
  if (userAgent.includes('Windows NT')) return 'windows';
  return /Macintosh|Mac OS X/.test(userAgent) ? 'macos' : undefined;
}

function inAppOf(userAgent: string): Device['inApp'] {
  if (/\bLine\//i.test(userAgent)) return 'line';
  const apps =
    /Instagram|FBAN|FBAV|FB_IAB|Twitter|MicroMessenger|KAKAOTALK|YJApp|TikTok|musical_ly|GSA\/|; wv\)/;
  return apps.test(userAgent) ? 'other' : undefined;
}
