/**
 * What is left of a home apart from its ledger: records of batches, CRLs, and folders of batches that
 * never had a record. A ledger that comes back from a backup learns from them what it does not know.
 */
import { basename, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { parsePem } from '../asn1/pem.ts';
import type { Context } from '../system/context.ts';
import { parseCertificateList, type CertificateList } from '../x509/certificate-list.ts';
import { BATCH_ID, parseBatchRecord, type BatchRecord } from './batch-record.ts';

export interface Remains {
  readonly records: readonly BatchRecord[];
  /** Ids of batches of which there is a folder alone: they were interrupted, and nothing went out. */
  readonly folders: readonly string[];
  readonly crls: readonly CertificateList[];
  /** Paths of records and CRLs that nothing could be learnt from. */
  readonly unreadable: readonly string[];
}

type World = Pick<Context, 'files'>;

/** @param places homes, folders of batches, single batches, or folders with CRLs: each is looked into */
export function findRemains(context: World, places: readonly string[]): Remains {
  const { files } = context;
  const batches = places.flatMap((place) => batchFolders(context, place));
  const records = batches
    .map((folder) => join(folder, RECORD))
    .filter((path) => files.exists(path));
  const lists = places.flatMap((place) => crlFiles(context, place));
  const parsed = records.map((path) => parseBatchRecord(files.read(path).toString('utf8')));
  const crls = lists.map((path) => readCrl(files.read(path)));
  const known = new Set(parsed.map((record) => record?.batch));
  const names = batches.map((folder) => basename(folder)).filter((name) => BATCH_ID.test(name));
  return {
    records: parsed.filter((record) => record !== undefined),
    folders: [...new Set(names)].filter((name) => !known.has(name)).sort(),
    crls: crls.filter((crl) => crl !== undefined),
    unreadable: [
      ...records.filter((_, index) => parsed[index] === undefined),
      ...lists.filter((_, index) => crls[index] === undefined),
    ],
  };
}

const RECORD = 'batch.json';

/** The place itself, or what is in it or in its `batches/`. */
function batchFolders({ files }: World, place: string): readonly string[] {
  const children = (folder: string) => files.list(folder).map((name) => join(folder, name));
  return [place, ...children(place), ...children(join(place, 'batches'))].filter(
    (folder) =>
      files.isFolder(folder) &&
      (BATCH_ID.test(basename(folder)) || files.exists(join(folder, RECORD))),
  );
}

function crlFiles({ files }: World, place: string): readonly string[] {
  return [place, join(place, 'crl')].flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => /\.(?:crl|crl\.pem)$/.test(name))
      .map((name) => join(folder, name)),
  );
}

function readCrl(bytes: Buffer): CertificateList | undefined {
  const block = parsePem(bytes.toString('latin1')).find(({ label }) => label === 'X509 CRL');
  try {
    return parseCertificateList(block?.der ?? bytes);
  } catch (error) {
    if (error instanceof HakkoError) return undefined;
    throw error;
  }
}
