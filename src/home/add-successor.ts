/** The next CA of a home beside the old one: new certificates are issued by it from now on. */
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';
import { addAuthorities, type AddedAuthority } from './add-authorities.ts';
import { caNameMaximum, checkNameLength } from './authority-names.ts';
import { createAuthorities } from './create-authorities.ts';
import { urlsWithoutPlaceholder } from './issuer-urls.ts';
import type { NewAuthority } from './new-authority.ts';
import type { Home } from './open-home.ts';
import type { Unlocked } from './unlock-home.ts';
import { writeCrls, type WrittenCrl } from './write-crls.ts';

export interface AddedSuccessor {
  readonly authorities: readonly AddedAuthority[];
  /** Of all CAs, old and new. */
  readonly crls: readonly WrittenCrl[];
}

/**
 * Makes the next generation as the settings say, or takes in `imported` CAs from the root down. The
 * old CA keeps its key, its CRL and its place in the bundle; what it issued stays valid.
 * @param home opened to be written
 * @throws what `checkSuccessor` throws, the `name-…` codes, `file-failed`
 */
export async function addSuccessor(
  context: Context,
  home: Home,
  unlocked: Unlocked,
  imported?: readonly NewAuthority[],
): Promise<AddedSuccessor> {
  checkSuccessor(home, imported);
  const generation = nextGeneration(home);
  const authorities = imported ?? (await createAuthorities(context, home.settings, generation));
  const roles = authorities.map(({ role }) => role);
  const { added, signers } = addAuthorities(context, home, {
    ...{ authorities, generation, wrapKey: unlocked.wrapKey },
    event: {
      kind: 'successor-added',
      details: { generation, authorities: roles, imported: !!imported },
    },
  });
  const crls = await writeCrls(context, home, new Map([...unlocked.signers, ...signers]));
  return { authorities: added, crls };
}

/**
 * All that can be said before the passphrase is asked for.
 * @throws `successor-needs-placeholder`, `import-ca-known`, `init-name-too-long`
 */
export function checkSuccessor(home: Home, imported: readonly NewAuthority[] | undefined): void {
  const { ca } = home.settings;
  const [key] = urlsWithoutPlaceholder(home.settings);
  if (key) throw new HakkoError('successor-needs-placeholder', { key: `ca.${key}` });
  if (!imported) {
    checkNameLength('--ca-name', ca.name, caNameMaximum(ca.tiers, nextGeneration(home)));
    return;
  }
  const known = home.ledger.authorities.all();
  for (const { name, certificate } of imported) {
    if (known.some((authority) => authority.certificate.equals(certificate))) {
      throw new HakkoError('import-ca-known', { subject: name });
    }
  }
}

function nextGeneration({ ledger }: Home): number {
  return 1 + (ledger.authorities.all().at(-1)?.generation ?? 0);
}
