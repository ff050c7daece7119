import { HakkoError } from '../../errors.ts';
import type { LetterSite } from '../letter.ts';
import type { Tongue } from '../letter-language.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { ReportFault } from './report-fault.ts';
import type { Line } from './wording.ts';

/**
 * Sentences that a letter must not print, because what hakko does makes them untrue: a recipient who
 * follows them is locked out, or leaves her password where others find it. The lists hold the usual
 * turns of phrase, no more: they catch what was copied from older letters, not every wording there is.
 */
export type ContradictionReason =
  /** `keep`: the letter is needed for the next device and for the renewal. */
  | 'destroys-kept'
  /** `reissue`: the letter is void once it was used; a renewal brings a new one. */
  | 'keeps-reissued'
  /** A lost letter is made void and replaced: nobody may hide the loss. */
  | 'no-replacement'
  /** The guide comes by another way; who looks for it in the envelope does not begin. */
  | 'guide-enclosed'
  /** It tells a thief which envelope to open. */
  | 'password-announced'
  /** Our staff never ask for a password: whoever does is an impostor. */
  | 'password-asked'
  /** The QR code holds the address of the download page and nothing else. */
  | 'password-in-code';

interface Contradiction {
  readonly reason: ContradictionReason;
  /** Under which policy of the initial password; both unless set. */
  readonly under?: LetterSite['initialPassword'];
  readonly says: Readonly<Record<Tongue, RegExp>>;
}

/** Tried on one sentence at a time; a sentence that forbids the very thing is no contradiction. */
const contradictions: readonly Contradiction[] = [
  {
    // What is old, and what stays when somebody leaves, may go.
    reason: 'destroys-kept',
    under: 'keep',
    says: {
      ja: /^(?!.*(?:しない|せず|なさらない|禁|やめ|終え|終了|退職|異動|期限|古い|前の|ファイル)).*(?:細断|裁断|廃棄|破棄|焼却|シュレッダー|捨てて)/u,
      en: /^(?!.*\b(?:not|never|stop|leave|old|earlier|previous|expire[sd]?|file)\b).*\b(?:shred|destroy|burn|tear up|throw|discard|dispose of)\b/iu,
    },
  },
  {
    reason: 'keeps-reissued',
    under: 'reissue',
    says: {
      ja: /(?:更新|端末を(?:替|変|買)|端末の変更).*(?:にも|でも|備えて).*(?:使|必要|保管|保存|お持ち)|^(?!.*まで).*(?:大切|厳重|鍵の掛かる).*(?:保管|保存)/u,
      en: /\b(?:need|keep|store|use)\b.*\b(?:renew\w*|new device)\b|^(?!.*\buntil\b).*\b(?:keep|store)\b.*\b(?:locked|safe)/iu,
    },
  },
  {
    reason: 'no-replacement',
    says: {
      ja: /再(?:発行|通知|交付)(?:は|が|を)?(?:でき|出来|いたし|致し|行い|し|お受けでき)ません|再(?:発行|交付)(?:は)?不可/u,
      en: /\b(?:cannot|can ?not|can’t|can't|will not|won’t|won't) be (?:re-?issued|replaced|sent again)\b|\bno (?:replacement|reissue)\b/iu,
    },
  },
  {
    reason: 'guide-enclosed',
    says: {
      ja: /同封.*(?:説明書|手引|マニュアル|ガイド|手順書)|(?:説明書|手引|マニュアル|ガイド|手順書).*同封/u,
      en: /\benclosed\b.*\b(?:guide|manual|instructions?|leaflet)\b|\b(?:guide|manual|instructions?|leaflet)\b.*\benclosed\b/iu,
    },
  },
  {
    reason: 'password-announced',
    says: { ja: /(?:パスワード|暗証番号)等?在中/u, en: /\bpasswords? (?:inside|enclosed)\b/iu },
  },
  {
    reason: 'password-asked',
    says: {
      ja: /パスワード[をも](?:お?電話|電子メール|メール|窓口|担当者?|職員)?[でにへ]?(?:お知らせ|お伝え|御連絡|ご連絡|お聞かせ|教えて|言って|送って|伝えて)(?!.*ないで)/u,
      en: /^(?!.*\b(?:not|never)\b).*\b(?:tell|give|send|e-?mail)\b (?:us |our staff )?(?:your |the )?password/iu,
    },
  },
  {
    reason: 'password-in-code',
    says: {
      ja: /(?:QR|二次元)コード.*パスワード.*(?:含まれます|含みます|含まれてい(?:ます|る)|入ってい(?:ます|る))/u,
      en: /^(?!.*\b(?:no|not)\b).*\bQR code\b.*\b(?:holds|contains|includes|has)\b.*\bpassword/iu,
    },
  },
];

/** Reports every line of a template that contradicts what hakko does under the site's policy. */
export function findContradictions(
  { wordings }: Pick<LetterTemplate, 'wordings'>,
  policy: LetterSite['initialPassword'],
  report: ReportFault,
): void {
  const other = policy === 'keep' ? 'reissue' : 'keep';
  const tried = contradictions.filter(({ under }) => (under ?? policy) === policy);
  for (const tongue of ['ja', 'en'] as const) {
    for (const { file, lines } of wordings[tongue].values()) {
      for (const line of lines.filter(({ when }) => !when.includes(other))) {
        for (const { reason, says } of tried) {
          const found = sentencesOf(line).find((sentence) => says[tongue].test(sentence));
          if (found === undefined) continue;
          report(
            new HakkoError('template-contradiction', { file, line: line.line, found, reason }),
          );
        }
      }
    }
  }
}

/** A name stands for what hakko knows; it says nothing here. */
function sentencesOf({ parts }: Line): readonly string[] {
  const text = parts.map((part, i) => (i % 2 === 0 ? part : '…')).join('');
  return text
    .split(/(?<=[。.!?！？])\s*|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
