/** Takes new CAs into a home: keys under its passphrase, certificates, the bundle, the ledger. */
import { join } from 'node:path';
import { encodePem } from '../asn1/pem.ts';
import type { NewEvent } from '../ledger/events.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import { keyFileName, recoveryFileName, type HomePaths } from './home-paths.ts';
import type { NewAuthority } from './new-authority.ts';
import type { WrapKey, WrappedKey } from './wrap-key.ts';

/** A CA that stands in the ledger now. */
export interface AddedAuthority extends Omit<NewAuthority, 'privateKey'> {
  readonly id: number;
  readonly generation: number;
  /** Whether its key is here: without it there is no CRL of ours. */
  readonly hasKey: boolean;
}

export interface Addition {
  /** From the root down; the last one issues from now on. */
  readonly authorities: readonly NewAuthority[];
  readonly generation: number;
  readonly wrapKey: WrapKey;
  readonly event: Pick<NewEvent<'home-created'> | NewEvent<'successor-added'>, 'kind' | 'details'>;
}

export interface AddedAuthorities {
  readonly added: readonly AddedAuthority[];
  /** Of those with a key, by their id in the ledger. */
  readonly signers: ReadonlyMap<number, Signer>;
}

/**
 * Files first, then the ledger: a CA that the ledger does not know has issued nothing, and a run that
 * was killed in between may write its files again.
 */
export function addAuthorities(
  context: Context,
  { paths, ledger }: { readonly paths: HomePaths; readonly ledger: Ledger },
  { authorities, generation, wrapKey, event }: Addition,
): AddedAuthorities {
  const signers = new Map<NewAuthority, Signer>();
  for (const authority of authorities) {
    const { role, certificate, privateKey } = authority;
    // Of those in between there may be several: they stand in the bundle alone.
    if (role === 'intermediate') continue;
    const place = { role, generation };
    const replace = { replace: true };
    if (privateKey) {
      signers.set(authority, keySignerFromDer(privateKey));
      writeKey(context, paths, keyFileName(place), wrapKey(privateKey));
      privateKey.fill(0);
    }
    context.files.write(paths.certificate(place), encodePem('CERTIFICATE', certificate), replace);
    context.files.write(paths.certificateDer(place), certificate, replace);
  }
  writeBundle(context, paths, [...authorities, ...ledger.authorities.all()]);
  const at = context.clock.now();
  const added = ledger.transaction(() => {
    const { kind, details } = event;
    ledger.events.append({ at, kind, actor: actorOf(context.environment), details });
    return authorities.map(({ privateKey, ...authority }) => {
      const id = ledger.authorities.add({ ...authority, generation }, at);
      return { ...authority, id, generation, hasKey: privateKey !== undefined };
    });
  });
  const byId = added.flatMap(({ id }, index) => {
    const authority = authorities[index];
    const signer = authority && signers.get(authority);
    return signer ? [[id, signer] as const] : [];
  });
  return { added, signers: new Map(byId) };
}

/** The key last: where it stands, the recovery code opens it too. */
export function writeKey(
  { files }: Pick<Context, 'files'>,
  { ca }: HomePaths,
  name: string,
  { key, recovery }: WrappedKey,
): void {
  const replace = { replace: true };
  if (recovery !== undefined) files.write(join(ca, recoveryFileName(name)), recovery, replace);
  files.write(join(ca, name), key, replace);
}

/** Web servers read one file, whatever CAs there are; one that has ended vouches for nobody. */
function writeBundle(
  context: Context,
  paths: HomePaths,
  authorities: readonly Pick<NewAuthority, 'certificate' | 'notAfter'>[],
): void {
  const now = context.clock.now();
  const current = authorities.filter(({ notAfter }) => notAfter > now);
  const blocks = current.map(({ certificate }) => encodePem('CERTIFICATE', certificate));
  context.files.write(paths.bundle, blocks.join(''), { replace: true });
}
