import type { Secret } from '../secrets/secret.ts';
import type { LetterLanguage } from './letter-language.ts';
import type { LetterPrint } from './letter-print.ts';
import type { PdfPassword } from './pdf/pdf-encryption.ts';

/** What the letters say. Which kind may carry which secret is fixed here, by type. */

export type LetterKind = 'login' | 'install';

/** To whom a letter goes, in the order of the envelope's window. */
export interface Recipient {
  readonly postalCode?: string;
  readonly address: readonly string[];
  readonly organisation?: string;
  readonly department?: string;
  readonly name: string;
}

interface LetterBase {
  /** Without kind and generation marks: `A000008-7`; a replacement's with them: `A000008-7-2`. */
  readonly controlNumber: string;
  readonly recipient: Recipient;
  readonly language: LetterLanguage;
  /** Control number, without its kind mark, of the letter that this one makes void, if any. */
  readonly replaces?: string;
}

/** Login notice (1): login ID and initial password of one person. */
export interface LoginLetter extends LetterBase {
  readonly kind: 'login';
  /** Whose it is, where it goes to the manager of the group, who hands it on. */
  readonly handOnTo?: string;
  readonly loginId: string;
  /** First characters of the login ID, to be typed on the download page. */
  readonly prefix: string;
  readonly initialPassword: Secret;
}

/** Install notice (2): the password of the group's `.p12`. */
export interface InstallLetter extends LetterBase {
  readonly kind: 'install';
  /** `G13B.p12` */
  readonly fileName: string;
  readonly installPassword: Secret;
  readonly certificateNotAfter: Date;
}

export type Letter = LoginLetter | InstallLetter;

/** What the site's settings say about sender, service and policy; the same for a whole run. */
export interface LetterSite {
  /** `○○市多職種連携ポータルサイト` */
  readonly serviceName: string;
  readonly downloadUrl: string;
  /** `○○市` */
  readonly organisation: string;
  /** `福祉部高齢福祉課 証明書発行担当` */
  readonly office?: string;
  readonly postalCode?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
  readonly email?: string;
  /** `○○第123号` */
  readonly documentNumber?: string;
  /** Word for a group on paper, `事業所` unless set. */
  readonly groupWord: string;
  readonly initialPassword: 'keep' | 'reissue';
  /** How many downloads one login allows. */
  readonly downloads: number;
  /** Whether one `.p12` is shared by all people of a group. */
  readonly shared: boolean;
  /** IANA name; every date on paper is that of this place. */
  readonly timeZone: string;
  /** What an English letter says instead, as far as it is given. */
  readonly english?: Readonly<Partial<Record<EnglishName, string>>>;
}

/** What of a site has a name in English, too. */
export type EnglishName =
  'serviceName' | 'organisation' | 'office' | 'address' | 'hours' | 'groupWord';

/** One run of the press: letters of one kind alone, so that two secrets never meet in a file. */
export interface LetterRun<L extends Letter = Letter> {
  readonly kind: L['kind'];
  /** In print order; they may still be coming in while the first are set. */
  readonly letters: Iterable<L> | AsyncIterable<L>;
  readonly site: LetterSite;
  readonly print: LetterPrint;
  readonly issuedAt: Date;
  /** Prints 見本 across every page. */
  readonly sample: boolean;
  /** Shows window and folds in colour. */
  readonly overlay?: boolean;
  /** Under which the file is encrypted, if it is to be. Two runs then differ in every octet. */
  readonly pdfPassword?: PdfPassword;
}
