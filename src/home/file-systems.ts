/**
 * File systems on which SQLite's locks or its shared memory do not hold, whatever a trial on one machine
 * shows: another machine may be writing (https://sqlite.org/wal.html, "all processes … must be on the
 * same host computer"; https://sqlite.org/howtocorrupt.html, 2.1).
 */

/** `network`: on another machine. `shared`: a folder of the machine around this one, or of Windows. */
export type Reach = 'network' | 'shared';

const NETWORK = [
  ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'smb', 'ncpfs', 'afs', 'afpfs', 'coda', 'webdav'],
  ...['davfs', 'ftp', 'ceph', 'glusterfs', 'lustre', 'gpfs', 'beegfs', 'orangefs', 'moosefs'],
  // Disks that several machines write to at once.
  ...['ocfs2', 'gfs2'],
];

/** Windows' folders in WSL 2 are 9p, in WSL 1 drvfs; the others come with virtual machines. */
const SHARED = ['9p', 'drvfs', 'vboxsf', 'virtiofs', 'vmhgfs', 'prl_fs', 'fakeowner', 'grpcfuse'];

/** FUSE file systems that only change what lies on a disk of this machine. */
const LOCAL_FUSE = [
  ...['fuse-overlayfs', 'gocryptfs', 'encfs', 'cryfs', 'securefs', 'bindfs', 'mergerfs'],
  ...['unionfs', 'unionfs-fuse', 'ntfs', 'ntfs-3g', 'lowntfs-3g', 'exfat', 'ext2', 'apfs', 'zfs'],
];

/** @param type as the system calls it, such as `ext4` or `fuse.sshfs` */
export function reachOf(type: string): Reach | undefined {
  const name = type.toLowerCase();
  if (NETWORK.includes(name)) return 'network';
  if (SHARED.includes(name)) return 'shared';
  const [, inner] = /^(?:fuse|macfuse|osxfuse|fuse-t)(?:[._](.+))?$/.exec(name) ?? [undefined];
  if (inner === undefined) return name === 'fuse' || FUSE_ALONE.test(name) ? 'network' : undefined;
  if (SHARED.some((shared) => inner.startsWith(shared))) return 'shared';
  // sshfs, rclone, gvfsd-fuse, s3fs, davfs2 and whatever comes next.
  return LOCAL_FUSE.includes(inner) ? undefined : 'network';
}

/** Memory of the machine: whatever lies there is gone when it is switched off (tmpfs(5)). */
export function isMemory(type: string): boolean {
  return ['tmpfs', 'ramfs', 'devtmpfs', 'hugetlbfs'].includes(type.toLowerCase());
}

/** A FUSE file system that does not say which one it is. */
const FUSE_ALONE = /^(?:macfuse|osxfuse|fuse-t)$/;
