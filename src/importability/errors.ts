/** What stops `init` and `issue` when the settings promise a platform that the files cannot serve. */
import type { P12Profile } from '../pkcs12/profile.ts';
import type { ProfileAdvice, Refusal } from './refusals.ts';

export interface ImportabilityErrorArgs {
  'platforms-refuse-p12': {
    readonly profiles: readonly P12Profile[];
    /** At least one. */
    readonly refusals: readonly Refusal[];
    readonly advice: ProfileAdvice;
  };
  /** A name in `platforms:` that is none; `known` lists all that are. */
  'platform-unknown': { readonly name: string; readonly known: readonly string[] };
}
