/** Which file system a path is on, out of what Linux and macOS say. */
import { describe, expect, it } from 'vitest';
import { findMount, mountOf, parseMountInfo, parseMountTable } from '../../src/system/mounts.ts';

const MOUNTINFO = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
60 27 0:40 / /home rw,relatime shared:1 master:2 - btrfs /dev/sdb1 rw,space_cache
61 60 0:41 / /home/me/nas rw - cifs //nas/share rw,vers=3.1.1
62 60 0:42 / /home/me/sa\\040ku\\040ra rw - fuse.sshfs me@host: rw
63 27 0:43 / /srv rw - nfs4 nas:/srv rw
64 63 0:44 / /srv rw - xfs /dev/sdc1 rw
65 27 0:45 / /mnt/c rw,noatime - 9p C:\\134 rw,dirsync
half a line
`;

const MAC = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//me@nas._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by me)
/dev/disk4s1 on /Volumes/USB (of me) (msdos, local, nodev, nosuid, noowners)
`;

describe('a path is on', () => {
  it.each([
    ['/', 'ext4', '/dev/vda'],
    ['/etc/hakko', 'ext4', '/dev/vda'],
    ['/home', 'btrfs', '/dev/sdb1'],
    ['/homework', 'ext4', '/dev/vda'],
    ['/home/me', 'btrfs', '/dev/sdb1'],
    ['/home/me/nas', 'cifs', '//nas/share'],
    ['/home/me/nas/ca', 'cifs', '//nas/share'],
    ['/home/me/sa ku ra/ca', 'fuse.sshfs', 'me@host:'],
    // What was mounted later hides what was there.
    ['/srv/ca', 'xfs', '/dev/sdc1'],
    ['/mnt/c/Users', '9p', 'C:\\'],
  ])('%s: %s (Linux)', (path, type, source) => {
    expect(mountOf(parseMountInfo(MOUNTINFO), path)).toMatchObject({ type, source });
  });

  it.each([
    ['/Users/me', 'apfs', '/'],
    ['/Volumes/share/ca', 'smbfs', '/Volumes/share'],
    ['/Volumes/USB (of me)/ca', 'msdos', '/Volumes/USB (of me)'],
  ])('%s: %s (macOS)', (path, type, mountPoint) => {
    expect(mountOf(parseMountTable(MAC), path)).toMatchObject({ type, mountPoint });
  });

  it.each(['', 'nothing of the kind\n', '1 2 3 -\n'])('nothing that is told by %j', (text) => {
    expect(parseMountInfo(text)).toEqual([]);
    expect(parseMountTable(text)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('the proc file system, on this machine', () => {
    expect(findMount('linux', '/proc/self')).toMatchObject({ mountPoint: '/proc', type: 'proc' });
    expect(findMount('win32', 'C:\\')).toBe(undefined);
  });
});
