/** The guard behind the plan: no file gets a name that another group's file has. */
import { describe, expect, it } from 'vitest';
import { planP12Files } from '../../src/batch/planned-p12-files.ts';
import { refuseTakenNames } from '../../src/batch/refuse-taken-names.ts';
import { AT, createSampleLedger } from '../ledger/sample-ledger.ts';
import { codeOf } from '../x509/codes.ts';

describe('beside the files of G13B under both', () => {
  it.each<[string, 'compat' | 'modern' | 'both', ReturnType<typeof codeOf>]>([
    ['G13B', 'both', 'none'],
    ['G13B', 'modern', 'none'],
    ['G13C', 'both', 'none'],
    ['G13B-modern', 'compat', 'file-name-taken'],
    ['g13b-MODERN', 'both', 'file-name-taken'],
    ['G13', 'both', 'none'],
  ])('files of %s under %s: %s', (name, profile, code) => {
    const { ledger, addBatch, signCertificate } = createSampleLedger();
    signCertificate('G13B', addBatch());
    const group = { id: ledger.groups.ensure(name, AT), name };
    const refuse = () => {
      refuseTakenNames(ledger, group, planP12Files(name, profile));
    };
    expect(codeOf(refuse)).toBe(code);
  });
});
