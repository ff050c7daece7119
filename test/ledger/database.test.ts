/** What SQLite calls a refusal of the disk, as the error that a file's would be. */
import { describe, expect, it } from 'vitest';
import { guardSqlite } from '../../src/ledger/database.ts';

const refusing = (errcode: number) => () => {
  throw Object.assign(new Error('as SQLite says it'), { errcode });
};

describe('a refusal', () => {
  it.each([
    ['SQLITE_FULL', 13, 'ENOSPC'],
    ['SQLITE_IOERR_FSYNC', 1034, 'EIO'],
    ['SQLITE_IOERR_SHMSIZE, the first to want room', 4874, 'ENOSPC'],
    ['SQLITE_CANTOPEN', 14, 'EACCES'],
    ['SQLITE_READONLY_DIRECTORY', 1544, 'EROFS'],
  ])('%s (%i) is %s', (_name, errcode, errno) => {
    for (const action of ['read', 'write'] as const) {
      const args = { action, path: 'home/ledger.db', errno };
      expect(() => guardSqlite('home/ledger.db', refusing(errcode), action)).toThrow(
        expect.objectContaining({ code: 'file-failed', args }) as Error,
      );
    }
  });

  it('that is none of the disk passes as it is', () => {
    expect(() => guardSqlite('home/ledger.db', refusing(19))).toThrow('as SQLite says it');
  });
});
