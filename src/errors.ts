/**
 * Everything that can stop a command, as codes with arguments. No sentence stands here: `words/`
 * turns each code into what is wrong and what to do, and `main.ts` alone prints it.
 */
import type { BackupErrorArgs } from './backup/errors.ts';
import type { BatchErrorArgs } from './batch/errors.ts';
import type { CommandErrorArgs } from './commands/errors.ts';
import type { ExportErrorArgs } from './export/errors.ts';
import type { GuideErrorArgs } from './guide/errors.ts';
import type { ImportabilityErrorArgs } from './importability/errors.ts';
import type { HomeErrorArgs } from './home/errors.ts';
import type { LedgerErrorArgs } from './ledger/errors.ts';
import type { ProjectionErrorArgs } from './projection/errors.ts';
import type { RemakeErrorArgs } from './remake/errors.ts';
import type { PortalErrorArgs } from './portal/errors.ts';
import type { SecretsErrorArgs } from './secrets/errors.ts';
import type { SiteErrorArgs } from './site/errors.ts';
import type { SettingsErrorArgs } from './settings/errors.ts';
import type { SystemErrorArgs } from './system/errors.ts';
import type { LettersErrorArgs } from './letters/errors.ts';
import type { YamlErrorArgs } from './settings/yaml-errors.ts';
import type { Asn1ErrorArgs } from './asn1/errors.ts';
import type { Pkcs12ErrorArgs } from './pkcs12/errors.ts';
import type { Pkcs8ErrorArgs } from './pkcs8/errors.ts';
import type { WithdrawalErrorArgs } from './withdrawal/errors.ts';
import type { X509ErrorArgs } from './x509/errors.ts';

/** What each error code carries. Never a secret: values end up on a screen and in logs. */
export interface ErrorArgs
  extends
    BackupErrorArgs,
    BatchErrorArgs,
    CommandErrorArgs,
    ExportErrorArgs,
    GuideErrorArgs,
    HomeErrorArgs,
    ImportabilityErrorArgs,
    LedgerErrorArgs,
    PortalErrorArgs,
    SecretsErrorArgs,
    SettingsErrorArgs,
    SiteErrorArgs,
    SystemErrorArgs,
    LettersErrorArgs,
    YamlErrorArgs,
    Asn1ErrorArgs,
    Pkcs12ErrorArgs,
    Pkcs8ErrorArgs,
    ProjectionErrorArgs,
    RemakeErrorArgs,
    WithdrawalErrorArgs,
    X509ErrorArgs {}

export type ErrorCode = keyof ErrorArgs;

/** A failure that a person can understand and act on; anything else that is thrown is a bug. */
export class HakkoError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly args: ErrorArgs[C];

  constructor(code: C, args: ErrorArgs[C], cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'HakkoError';
    this.code = code;
    this.args = args;
  }
}

/** What a script learns from how a command ended; everything not named here is 1. */
const EXIT_CODES: Readonly<Partial<Record<ErrorCode, number>>> = {
  'usage-unknown-option': 2,
  'usage-unknown-command': 2,
  'usage-missing-argument': 2,
  'usage-missing-option-argument': 2,
  'usage-excess-arguments': 2,
  'usage-conflict': 2,
  'usage-invalid-value': 2,
  'responsible-invalid': 2,
  'head-unreadable': 2,
  'answer-missing': 2,
  'confirmation-missing': 2,
  'proof-missing': 2,
  'pdf-password-unfit': 2,
  'pdf-password-missing': 2,
  'passphrase-missing': 2,
  'passphrase-too-short': 2,
  'recovery-code-mistyped': 2,
  'init-name-too-long': 2,
  'init-flag-unused': 2,
  'init-flags-invalid': 2,
  'ca-life-too-short': 2,
  'restore-place-taken': 2,
  'backup-missing': 2,
  'backup-inside-home': 2,
  'batch-folder-inside-home': 2,
  'letters-folder-same': 3,
  'letters-folder-inside-home': 3,
  'letters-folder-synced': 3,
  'import-incomplete': 2,
  'import-certificate-unreadable': 3,
  'import-key-mismatch': 3,
  'import-ca-dates': 3,
  'import-ca-usage': 3,
  'import-chain-incomplete': 3,
  'import-path-length': 3,
  'import-ca-known': 3,
  'issuer-not-ca': 3,
  'successor-needs-placeholder': 3,
  'crl-ca-unknown': 2,
  'settings-invalid': 3,
  'yaml-syntax': 3,
  'yaml-encoding': 3,
  'roster-has-problems': 3,
  'plan-has-problems': 3,
  'templates-have-problems': 3,
  'logins-unknown': 3,
  'logins-waiting': 3,
  'logins-over': 3,
  'certificate-not-in-use': 3,
  'letters-unfit': 3,
  'reissue-nobody': 3,
  'reissue-not-needed': 3,
  'letters-not-named': 2,
  'letters-compromised': 2,
  'letters-not-known': 3,
  'letters-all-void': 3,
  'certificate-unknown': 3,
  'certificate-shared': 3,
  'invalidity-date-outside': 2,
  'reason-not-for-clients': 2,
  'confirmation-differs': 2,
  'confirmation-untyped': 2,
  'platforms-refuse-p12': 3,
  'platform-unknown': 3,
  'guide-example-unfit': 3,
  'guide-missing-glyph': 3,
  'guide-overflow': 3,
  'listen-invalid': 2,
  'plain-http-exposed': 2,
  'server-key-missing': 2,
  'site-of-rehearsal': 2,
  'site-folder-taken': 2,
  'picture-unreadable': 3,
  'picture-too-large': 3,
  'template-missing': 3,
  'template-unknown-name': 3,
  'template-unknown-word': 3,
  'template-missing-key': 3,
  'template-wrong-value': 3,
  'template-personal-in-static': 3,
  'template-foreign-value': 3,
  'template-in-window': 3,
  'template-address-hidden': 3,
  'template-off-paper': 3,
  'template-outside': 3,
  'template-too-large': 3,
  'template-picture-name': 3,
  'template-picture-missing': 3,
  'template-contradiction': 3,
  'template-overflow': 3,
  'template-missing-glyph': 3,
  'export-folder-taken': 2,
  'export-host-unfit': 3,
  'export-hosts-missing': 3,
  'export-names-unfit': 3,
  'export-path-unfit': 2,
  'export-listen-unfit': 2,
  'export-groups-unknown': 3,
  'export-group-unknown': 2,
  'home-in-use': 5,
  'not-confirmed': 130,
  cancelled: 130,
  stopped: 130,
  interrupted: 130,
};

export function exitCodeOf(error: HakkoError): number {
  return EXIT_CODES[error.code] ?? 1;
}
