import { letterFormats } from './letter-print.ts';

/** What a letter is printed with, as bytes; which files these are is named here, who reads them is not. */

/** Font files (TrueType), by what they are used for. */
export interface LetterFonts {
  readonly text: Uint8Array;
  readonly textBold: Uint8Array;
  /** Monospaced, with a slashed zero behind the OpenType feature `zero`. */
  readonly secret: Uint8Array;
  /** For characters that `text` lacks, such as 𠮷. */
  readonly fallback: Uint8Array;
  readonly fallbackBold?: Uint8Array;
  /** Those of the settings, for what all others lack. */
  readonly added1?: Uint8Array;
  readonly added2?: Uint8Array;
  readonly added3?: Uint8Array;
}

/** The fonts that come with hakko. */
export type BuiltInFont = Exclude<keyof LetterFonts, AddedFont>;

export const addedFonts = ['added1', 'added2', 'added3'] as const;
export type AddedFont = (typeof addedFonts)[number];

/** A template file under its name below `templates/`. */
export interface TemplateFile {
  /** Name for error messages, as the administrator would find it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a site has changed of it: entries that stand in place of those above. */
  readonly own?: { readonly name: string; readonly bytes: Uint8Array };
}

/** Everything that printing needs besides the letters. */
export interface LetterAssets {
  readonly fonts: LetterFonts;
  /** By the paths of `letterTemplatePaths`. */
  readonly templates: Readonly<Record<string, TemplateFile>>;
  /** Opens a picture of the site's own, by its bare name; none where a site has no templates. */
  readonly openPicture?: (name: string) => TemplateFile;
}

/** Where each font is found, as a module specifier for `import.meta.resolve`. */
export const letterFontSpecifiers: Readonly<Record<BuiltInFont, string>> = {
  text: '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  textBold: '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
  secret: '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf',
  fallback: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  fallbackBold: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
};

/** The template files a run may ask for, below `templates/`. */
export const letterTemplatePaths: readonly string[] = [
  ...['common', 'login-notice', 'install-notice'].flatMap((folder) => [
    ...letterFormats.map((format) => `${folder}/layout.${format}.yaml`),
    ...(['ja', 'en'] as const).map((tongue) => `${folder}/text.${tongue}.yaml`),
  ]),
  // What goes to the clerk with a run.
  ...(['ja', 'en'] as const).map((tongue) => `run-sheets/text.${tongue}.yaml`),
];
