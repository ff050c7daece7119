/** What the pages of a running portal share. */
import type { Context } from '../system/context.ts';
import type { Words } from '../words/words.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { AuditLog } from './audit-log.ts';
import type { DownloadCounter } from './download-counter.ts';
import type { GuideLibrary } from './guide-library.ts';
import type { LiveSite, PortalNotice } from './live-site.ts';
import type { PasswordChecker } from './password-checker.ts';

export interface PortalState {
  readonly context: Context;
  readonly live: LiveSite;
  readonly limits: AttemptLimits;
  readonly checker: PasswordChecker;
  readonly counter: DownloadCounter;
  readonly audit: AuditLog;
  readonly words: Readonly<Record<'ja' | 'en', Words>>;
  /** Whether page 1 hides which prefixes exist. */
  readonly uniform: boolean;
  /** Whether a proxy in front says who asks. */
  readonly trustProxy: boolean;
  /** Whether browsers reach the pages by TLS. */
  readonly secure: boolean;
  /** Of the site of the moment. */
  guides(): GuideLibrary;
  /** Addresses at which the portal's hosts are reached. */
  portalUrls(): readonly string[];
  notify(notice: PortalNotice): void;
}
