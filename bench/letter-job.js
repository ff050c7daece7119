// The letters that the bench prints: as many as wanted, of nobody, each with its own words and secret.
// Plain JavaScript on the built program, as a user has it: no time and no memory goes into types.
import { readFileSync } from 'node:fs';

/** A module of the built program, by its path below src/. */
export function built(path) {
  return import(new URL(`../dist/${path}.js`, import.meta.url).href);
}

const { Secret } = await built('secrets/secret');

/** Login notices on A4, as they are without any setting. */
export const letterSettings = {
  kind: 'login',
  site: {
    ...{ serviceName: '若葉野市多職種連携ポータルサイト', organisation: '若葉野市' },
    ...{ downloadUrl: 'https://id.wakabano.example/', office: '福祉部高齢福祉課' },
    ...{ postalCode: '000-0001', address: '若葉野市中央一丁目1番1号', phone: '00-0000-0000' },
    ...{ hours: '平日 午前8時30分から午後5時15分まで', email: 'shomei@wakabano.example' },
    ...{ documentNumber: '若福高第123号', groupWord: '事業所', initialPassword: 'keep' },
    ...{ downloads: 20, shared: true, timeZone: 'Asia/Tokyo' },
  },
  print: {
    ...{ format: 'a4', order: 'sheet', offset: [0, 0], preprinted: false, backPage: 'none' },
    window: { x: 20, y: 12, width: 90, height: 45 },
  },
  issuedAt: new Date('2026-11-22T03:00:00Z'),
  sample: false,
};

/** To the people of a roster of `roster.ts`, over and over; one at a time, for a list would grow. */
export function* fakeLetters(count, roster) {
  const rows = readFileSync(roster, 'utf8').trimEnd().split('\n').slice(1);
  for (let index = 0; index < count; index += 1) {
    const [loginId, name, , organisation, department, postalCode, address, building] =
      rows[index % rows.length].split(',');
    yield {
      ...{ kind: 'login', language: 'ja', loginId, prefix: loginId.slice(0, 4) },
      controlNumber: `A${String(index + 1).padStart(6, '0')}-${index % 10}`,
      recipient: {
        ...{ postalCode, organisation, department, name },
        address: [address, building].filter((line) => line !== ''),
      },
      initialPassword: new Secret(passwordOf(index)),
    };
  }
}

const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen characters, the same for the same letter: everybody in the bench prints the same. */
function passwordOf(index) {
  let state = index + 1;
  return Array.from({ length: 16 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return CHARACTERS.charAt(state % CHARACTERS.length);
  }).join('');
}
