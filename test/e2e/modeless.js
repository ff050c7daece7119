/**
 * Loaded into the program by `NODE_OPTIONS=--import`: the folders below $MODELESS keep no permissions, as
 * on a USB stick (FAT): whatever is asked for, others may look into them, and chmod is refused.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const below = (path) => String(path).includes(process.env.MODELESS);
const refuse = () => {
  throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });
};
const { chmodSync, fchmodSync, mkdirSync } = fs;
fs.chmodSync = (path, mode) => (below(path) ? refuse() : chmodSync(path, mode));
fs.fchmodSync = (descriptor, mode) =>
  below(fs.readlinkSync(`/proc/self/fd/${descriptor}`)) ? refuse() : fchmodSync(descriptor, mode);
fs.mkdirSync = (path, options) =>
  mkdirSync(path, below(path) ? { ...options, mode: 0o777 } : options);
syncBuiltinESMExports();
