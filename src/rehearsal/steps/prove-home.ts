/** After all that happened, the home is in order and its log whole. */
import { auditLog } from '../../inspection/audit-log.ts';
import { inspectIssuedP12s } from '../../inspection/inspect-issued-p12s.ts';
import { verifyHome } from '../../inspection/verify-home.ts';
import { verifyLog } from '../../inspection/verify-log.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export async function verifyAll(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const inspections = await inspectIssuedP12s(context, home, unlocked);
  const { files, letters, findings } = await verifyHome(context, home, { inspections, unlocked });
  return { count: files + letters, findings };
}

export function checkLog(stage: Stage): Outcome {
  const { context } = stage;
  const home = made(stage, 'home');
  return {
    count: auditLog(context, home).events.length,
    findings: verifyLog(context, home),
  };
}
