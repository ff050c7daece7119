/** Each person at the download page: a slip of the finger first, then everything as the letters say. */
import { Agent } from 'node:https';
import { openIssuedP12 } from '../../inspection/open-issued-p12.ts';
import type { Secret } from '../../secrets/secret.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import type { Recipient } from '../walk/recipient.ts';
import type { Answer } from '../walk/visitor.ts';
import { filePath, throughAll } from '../walk/walk.ts';

/** A prefix that does not exist is an error on the same page; the right one leads on. */
export function typePrefixes(stage: Stage): Promise<Outcome> {
  const { recipients, visitor, download, addressOf, wrongTries } = made(stage, 'walk');
  const wrong = unknownPrefix(stage);
  return throughAll(stage, recipients, async ({ loginId, group }, number) => {
    const from = addressOf(number);
    const agent = oneConnection();
    const type = (prefix: string): Promise<Answer> =>
      visitor.visit({ ...download, agent, path: `/?prefix=${prefix}`, ...(from && { from }) });
    const faults: Fault[] = [];
    if (number < wrongTries) {
      const { status } = await type(wrong);
      if (status !== 404)
        faults.push({ code: 'prefix-let-on', subject: loginId, detail: `${status}` });
    }
    const { status, headers } = await type(group);
    agent.destroy();
    const location = headers['location'];
    if (status !== 303 || !String(location).startsWith(`dl/${group}/`)) {
      faults.push({ code: 'prefix-refused', subject: loginId, detail: `${status}` });
    }
    return faults;
  });
}

/** The `.p12` comes as it was issued, and opens with the password of the other letter. */
export function downloadFiles(stage: Stage): Promise<Outcome> {
  const { recipients, visitor, download, addressOf } = made(stage, 'walk');
  return throughAll(stage, recipients, async (recipient, number) => {
    const from = addressOf(number);
    const agent = oneConnection();
    const place = { ...download, agent, path: filePath(recipient), ...(from && { from }) };
    const asked = await visitor.visit(place);
    const faults: Fault[] = [];
    const subject = recipient.loginId;
    if (asked.status !== 401 || asked.headers['www-authenticate'] === undefined) {
      faults.push({ code: 'login-not-asked', subject, detail: `${asked.status}` });
    }
    const { loginId, initialPassword: password } = recipient;
    const answer = await visitor.visit({ ...place, login: { loginId, password } });
    agent.destroy();
    return [...faults, ...judgeDownload(stage, recipient, answer)];
  });
}

/** Also of somebody who came later. */
export function judgeDownload(
  stage: Stage,
  { loginId: subject, file, installPassword }: Recipient,
  { status, headers, bytes, trusted }: Answer,
): readonly Fault[] {
  const { issued } = made(stage, 'walk');
  if (status !== 200) return [{ code: 'download-refused', subject, detail: `${status}` }];
  const faults: Fault[] = [];
  if (!trusted) faults.push({ code: 'server-untrusted', subject });
  if (!issued(file)?.equals(bytes)) faults.push({ code: 'download-differs', subject });
  const wanted = {
    'content-type': 'application/x-pkcs12',
    'content-disposition': `attachment; filename="${file}"`,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (headers[name] !== value) faults.push({ code: 'download-header', subject, detail: name });
  }
  if (!String(headers['cache-control']).includes('no-store')) {
    faults.push({ code: 'download-header', subject, detail: 'cache-control' });
  }
  if (!opens(stage, bytes, installPassword))
    faults.push({ code: 'not-opened', subject: `${file} (${subject})` });
  return faults;
}

/** The same octets are opened once with the same password, however many people got them. */
function opens(stage: Stage, bytes: Buffer, installPassword: Secret): boolean {
  const { openings } = made(stage, 'walk');
  const key = `${bytes.toString('latin1')} ${installPassword.reveal()}`;
  const known = openings.get(key);
  if (known !== undefined) return known;
  const authorities = made(stage, 'home').ledger.authorities.all();
  const { faults } = openIssuedP12(
    bytes,
    installPassword,
    authorities.map(({ certificate }) => certificate),
    stage.context.clock.now(),
  );
  openings.set(key, faults.length === 0);
  return faults.length === 0;
}

/** A browser keeps its connection from one page to the next. */
function oneConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}

/** As long as a prefix, and nobody's. */
function unknownPrefix(stage: Stage): string {
  const { ledger, settings } = made(stage, 'home');
  for (let number = 0; ; number++) {
    const prefix = String(number).padStart(settings.roster.prefixLength, 'Z');
    if (!ledger.groups.byName(prefix)) return prefix;
  }
}
