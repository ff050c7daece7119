/** The files below `crl/` as the ledger has them: DER and PEM of each CA's newest CRL. */
import { createHash } from 'node:crypto';
import { encodePem } from '../asn1/pem.ts';
import type { CrlRecord } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from '../system/context.ts';
import type { HomePaths } from './home-paths.ts';

export interface CrlFiles {
  readonly paths: HomePaths;
  readonly ledger: Ledger;
}

/**
 * Writes each file that is missing or not what the ledger holds; a run that was killed between ledger
 * and files is mended by it. Needs no passphrase, for nothing is signed.
 * @returns paths of the files that were written
 */
export function projectCrls({ files }: Context, home: CrlFiles): readonly string[] {
  const { paths, ledger } = home;
  const newest = new Map(ledger.authorities.latestCrls().map((crl) => [crl.authorityId, crl]));
  const written: string[] = [];
  for (const authority of ledger.authorities.all()) {
    const crl = newest.get(authority.id);
    const path = paths.crlDer(authority);
    const der = crl && (ledger.authorities.crlDer(crl) ?? ownFile(files, path, crl));
    if (!der) continue;
    for (const [file, content] of [
      [path, der],
      [paths.crlPem(authority), Buffer.from(encodePem('X509 CRL', der))],
    ] as const) {
      if (files.exists(file) && files.read(file).equals(content)) continue;
      files.createFolder(paths.crl);
      files.write(file, content, { replace: true });
      written.push(file);
    }
  }
  return written;
}

/** A CRL of the first version of the ledger, which kept its checksum alone. */
function ownFile(files: Context['files'], path: string, crl: CrlRecord): Buffer | undefined {
  if (!files.exists(path)) return undefined;
  const der = files.read(path);
  return createHash('sha256').update(der).digest('hex') === crl.sha256 ? der : undefined;
}
