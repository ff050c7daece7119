/** Our own reader, beside the others: for the files that others wrote. */
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HakkoError } from '../../../src/errors.ts';
import { openPfx } from '../../../src/pkcs12/open.ts';
import { readBer } from '../../../src/pkcs12/read-ber.ts';
import { Secret } from '../../../src/secrets/secret.ts';
import { refused, type Exhibits, type Finding, type Judge } from '../judge.ts';

export const hakko: Judge = {
  name: 'hakko',
  version: 'this one',
  examine: (exhibits) => exhibits.files.map(({ name }) => examine(exhibits, name)),
};

function examine({ folder, password, wrongPassword }: Exhibits, name: string): Finding {
  const pfx = readFileSync(join(folder, `${name}.p12`));
  const refusesWrongPassword = typeof open(pfx, wrongPassword) === 'string';
  const opened = open(pfx, password);
  if (typeof opened === 'string') return refused(refusesWrongPassword, opened);
  const [leaf = Buffer.alloc(0)] = opened.certificates;
  const key = createPrivateKey({ key: opened.privateKey, format: 'der', type: 'pkcs8' });
  return {
    opens: true,
    keyFits: new X509Certificate(leaf).checkPrivateKey(key),
    leafSha256: createHash('sha256').update(leaf).digest('hex'),
    chainLength: opened.certificates.length,
    refusesWrongPassword,
    says: '',
  };
}

/** What is in the file, or the code of the refusal. */
function open(pfx: Buffer, password: string): ReturnType<typeof openPfx> | string {
  try {
    return openPfx(pfx, new Secret(password), readBer);
  } catch (error) {
    if (error instanceof HakkoError) return (error as HakkoError).code;
    throw error;
  }
}
