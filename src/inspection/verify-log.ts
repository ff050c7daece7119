/** What `verify` finds in the event log: the same that `audit` says. */
import type { Home } from '../home/open-home.ts';
import type { Context } from '../system/context.ts';
import { auditLog } from './audit-log.ts';
import type { Finding } from './finding.ts';

export function verifyLog(context: Context, home: Home): readonly Finding[] {
  const { broken, recorded } = auditLog(context, home);
  return [
    ...(broken
      ? [{ code: 'chain-broken', subject: String(broken.sequence), detail: broken.fault } as const]
      : []),
    ...recorded
      .filter(({ sequence }) => sequence === undefined)
      .map(({ path: subject, head }) => ({
        code: head === undefined ? ('head-unreadable' as const) : ('head-unknown' as const),
        subject,
      })),
  ];
}
