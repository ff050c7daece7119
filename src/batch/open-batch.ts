/**
 * Turns a confirmed plan into an open batch, in one transaction: from here on the ledger alone knows
 * what is to be done, and an interrupted run needs no roster to go on.
 */
import { randomUUID } from 'node:crypto';
import type { Home } from '../home/open-home.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { Plan } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { formatControlNumber, numberAfter } from './control-number.ts';
import { planGroupNotices } from './group-notices.ts';
import { letterLanguageOf } from './letter-content.ts';
import { prepareBatch } from './new-batch.ts';
import type { LetterSplit } from './plan-parts.ts';
import type { PrintedKinds } from './print-choice.ts';
import { inPrintOrder } from './print-order.ts';
import { applyChanges, detailsOf } from './update-people.ts';

export interface BatchRequest {
  readonly plan: Plan;
  readonly rosterName: string;
  readonly rosterSha256: string;
  /** Folder for the batch; `batches/<id>` of the home unless set. */
  readonly out?: string;
  /** Of all letters; what roster and settings say unless given. */
  readonly letterLanguage?: LetterLanguage;
  /** Kinds that are printed with the batch; both unless given. */
  readonly print?: PrintedKinds;
  /** Into which files; what the settings say unless given. */
  readonly split?: LetterSplit;
  /** Its PDFs are encrypted, also by a run that goes on with it. */
  readonly encrypted?: boolean;
  /** A proof of such letters was asked for, and done without. */
  readonly withoutProof?: boolean;
}

/** @returns the id of the batch, such as `20261122-01` */
export function openBatch(
  context: Context,
  home: Home,
  vault: Vault,
  request: BatchRequest,
): string {
  const { ledger } = home;
  const { plan, rosterName, rosterSha256 } = request;
  const batch = prepareBatch(context, home, request.out);
  const { id, openedAt: at } = batch;
  return ledger.transaction(() => {
    ledger.batches.add({ ...batch, command: 'issue', rosterName, rosterSha256 });
    applyChanges(ledger, plan.changes, at);
    const notices = planGroupNotices(plan.groups, home.settings, ledger);
    let number = numberAfter(ledger.letters.lastControlNumber());
    const planned = plan.groups.flatMap(({ name, entries }) => {
      const groupId = ledger.groups.ensure(name, at);
      return entries.map((entry) => ({ entry, groupId }));
    });
    const groupIds = new Map(planned.map(({ entry, groupId }) => [entry, groupId]));
    const byLine = [...groupIds.keys()].toSorted((a, b) => a.line - b.line);
    // Letters lie in the printer's tray in this order, whatever the groups are.
    for (const entry of inPrintOrder(byLine, home.settings)) {
      const groupId = groupIds.get(entry);
      if (groupId === undefined) throw new RangeError('an entry of no group');
      const personId = planPerson(home, vault, entry, groupId, at);
      const controlNumber = formatControlNumber(number++);
      const language = letterLanguageOf(entry, home.settings, request.letterLanguage);
      const letter = { batchId: id, personId, language, at };
      const { login: delivery } = home.settings.deliver;
      ledger.letters.plan({ ...letter, kind: 'login', controlNumber, delivery });
      if (!notices) ledger.letters.plan({ ...letter, kind: 'install', controlNumber });
      else if (notices.some(({ addressee }) => addressee === entry)) {
        // It is nobody's in particular: the number of a person's letters would mislead.
        const own = formatControlNumber(number++);
        ledger.letters.plan({ ...letter, kind: 'install', controlNumber: own, delivery: 'group' });
      }
    }
    ledger.events.append({
      at,
      kind: 'batch-opened',
      actor: actorOf(context.environment),
      details: {
        batch: id,
        roster: rosterName,
        rosterSha256,
        people: planned.length,
        newGroups: plan.groups.filter((group) => group.kind === 'new').length,
        changed: plan.changes.length,
        changedLoginIds: plan.changes.map(({ entry }) => entry.loginId),
        print: request.print ?? 'both',
        split: request.split ?? home.settings.letters.split,
        ...(request.encrypted && { encrypted: true }),
        ...(request.withoutProof && { withoutProof: true }),
      },
    });
    return id;
  });
}

function planPerson(home: Home, vault: Vault, entry: Entry, groupId: number, at: Date): number {
  const uuid = randomUUID();
  const chosen = entry.initialPassword;
  const row = { purpose: 'initial-password', uuid, generation: 1 } as const;
  return home.ledger.people.plan({
    uuid,
    groupId,
    details: detailsOf(entry),
    passwordOrigin: chosen ? 'chosen' : 'generated',
    ...(chosen && { sealedPassword: vault.seal(chosen, row) }),
    at,
  });
}
