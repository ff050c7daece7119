// Loaded into a run with `node --import`: staged files get a name that is known beforehand, so that
// strace can be told of it. Six random bytes are drawn for nothing else (src/system/files.ts).
import { Buffer } from 'node:buffer';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const STAGED_NAME_BYTES = 6;
const { randomBytes } = crypto;
crypto.randomBytes = (size, ...more) =>
  size === STAGED_NAME_BYTES ? Buffer.alloc(size) : randomBytes(size, ...more);
syncBuiltinESMExports();
