/** On which file system a folder is, as Linux and macOS tell it in words. Windows tells it in the path. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Mount {
  readonly mountPoint: string;
  /** As the system calls it: `ext4`, `nfs4`, `fuse.sshfs`, `apfs`. */
  readonly type: string;
  /** What is mounted there: a device, `server:/share`. */
  readonly source: string;
}

/** @returns none where it cannot be told */
export function findMount(platform: NodeJS.Platform, path: string): Mount | undefined {
  try {
    if (platform === 'linux') {
      return mountOf(parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8')), path);
    }
    if (platform === 'darwin') {
      return mountOf(parseMountTable(execFileSync('/sbin/mount', { encoding: 'utf8' })), path);
    }
  } catch {
    // Without it the path alone is judged, and the locks are tried anyway.
  }
  return undefined;
}

/** The mount that a path is on; of two at the same place the later one hides the earlier. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const over = mounts.filter(
    ({ mountPoint }) =>
      mountPoint === '/' || path === mountPoint || path.startsWith(`${mountPoint}/`),
  );
  return over.reduce<Mount | undefined>(
    (best, mount) => (best && best.mountPoint.length > mount.mountPoint.length ? best : mount),
    undefined,
  );
}

/** Linux's `/proc/self/mountinfo` (proc_pid_mountinfo(5)); spaces in a path are octal. */
export function parseMountInfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [left, right] = line.split(' - ');
    const mountPoint = left?.split(' ')[4];
    const [type, source] = right?.split(' ') ?? [];
    if (mountPoint === undefined || type === undefined) return [];
    return [{ mountPoint: unescape(mountPoint), type, source: unescape(source ?? '') }];
  });
}

function unescape(text: string): string {
  const octets = text.replaceAll(/\\([0-7]{3})/g, (_match, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return octets;
}

/** What mount(8) of macOS prints: `//me@nas/share on /Volumes/share (smbfs, nodev, mounted by me)`. */
export function parseMountTable(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, source, mountPoint, type] = /^(.+?) on (.+) \(([^,)]+)[^)]*\)$/.exec(line) ?? [];
    if (source === undefined || mountPoint === undefined || type === undefined) return [];
    return [{ mountPoint, type, source }];
  });
}
