/** New CRLs of all CAs whose key is at hand: into the ledger first, then into their files. */
import type { AuthorityRole, SignedCrl } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import type { Signer } from '../x509/signer.ts';
import { authorityFileName, type HomePaths } from './home-paths.ts';
import { projectCrls } from './project-crls.ts';
import { signCrls } from './sign-crls.ts';

export interface WrittenCrl {
  readonly role: AuthorityRole;
  readonly generation: number;
  /** Its file below `crl/`, without the ending: `root`, `issuing-2`. */
  readonly fileName: string;
  readonly crlNumber: number;
  /** After this moment every server that checks the CRL turns everyone away. */
  readonly nextUpdate: Date;
}

export interface CrlHome {
  readonly paths: HomePaths;
  readonly settings: Settings;
  readonly ledger: Ledger;
}

/**
 * @param signers by the CA's id in the ledger; a CA without one keeps the CRL it has. One that has
 * ended gets no new CRL either: nobody trusts what it signs.
 */
export async function writeCrls(
  context: Context,
  home: CrlHome,
  signers: ReadonlyMap<number, Signer>,
): Promise<readonly WrittenCrl[]> {
  const { ledger, settings } = home;
  const at = context.clock.now();
  const signed = await signCrls({ ledger, settings, signers, at });
  if (signed.length === 0) return [];
  ledger.transaction(() => {
    commitCrls(ledger, signed);
    ledger.events.append({
      at,
      kind: 'crls-signed',
      actor: actorOf(context.environment),
      details: { crls: describeCrls(ledger, signed) },
    });
  });
  projectCrls(context, home);
  return writtenCrls(ledger, signed);
}

/** Uses up the numbers. Inside a transaction. */
export function commitCrls(ledger: Ledger, signed: readonly SignedCrl[]): void {
  for (const crl of signed) ledger.authorities.addCrl(crl);
}

/** `root 7`, for the event log. */
export function describeCrls(ledger: Ledger, signed: readonly SignedCrl[]): readonly string[] {
  return writtenCrls(ledger, signed).map(({ fileName, crlNumber }) => `${fileName} ${crlNumber}`);
}

export function writtenCrls(ledger: Ledger, signed: readonly SignedCrl[]): readonly WrittenCrl[] {
  return ledger.authorities.all().flatMap((authority) => {
    const crl = signed.find(({ authorityId }) => authorityId === authority.id);
    if (!crl) return [];
    const { role, generation } = authority;
    const fileName = authorityFileName(authority);
    const { crlNumber, nextUpdate } = crl;
    return [{ role, generation, fileName, crlNumber, nextUpdate }];
  });
}
