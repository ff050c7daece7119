/** Where a home may be, and where not: file systems, shares, folders that a cloud copies. */
import { describe, expect, it } from 'vitest';
import { isMemory, reachOf } from '../../src/home/file-systems.ts';
import { findPlaceFault } from '../../src/home/place-fault.ts';
import type { Place } from '../../src/system/place.ts';

const ONEDRIVE = [{ service: 'OneDrive', folder: 'C:\\Users\\me\\会社のドライブ' }];

/** A place whose folder above holds these names. */
function placeOf(path: string, names: readonly string[] = [], type?: string): Place {
  const mount = type === undefined ? {} : { mount: { type, mountPoint: '/', source: 'it' } };
  const above = [{ folder: '/home/me', names }];
  return { folder: '/home/me', path, above, ...mount };
}

function judge(place: Place): readonly unknown[] {
  const judged = findPlaceFault(place, { syncedFolders: ONEDRIVE });
  return judged ? [judged.fault.code, judged.certain] : [];
}

describe('a file system of type', () => {
  it.each([
    ...[
      'ext4',
      'ext3',
      'xfs',
      'btrfs',
      'zfs',
      'f2fs',
      'overlay',
      'tmpfs',
      'ntfs3',
      'vfat',
      'exfat',
    ],
    // FUSE that lies on a disk of this machine.
    ...['fuseblk', 'fuse.fuse-overlayfs', 'fuse.gocryptfs', 'fuse.ntfs-3g', 'fuse.bindfs'],
    ...['apfs', 'hfs', 'msdos', 'bcachefs', 'aufs', 'squashfs', 'wslfs', 'lxfs'],
  ])('%s is fine', (type) => {
    expect([type, reachOf(type)]).toEqual([type, undefined]);
  });

  it.each([
    ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'afpfs', 'webdav', 'ceph', 'glusterfs', 'lustre'],
    ...['fuse.sshfs', 'fuse.rclone', 'fuse.gvfsd-fuse', 'fuse.s3fs', 'fuse.glusterfs', 'fuse'],
    ...['fuse.something-new', 'macfuse', 'osxfuse', 'NFS'],
  ])('%s is on another machine, or behind a program', (type) => {
    expect([type, reachOf(type)]).toEqual([type, 'network']);
  });

  it.each(['9p', 'drvfs', 'vboxsf', 'virtiofs', 'prl_fs', 'fuse.vmhgfs-fuse', 'fuse.grpcfuse'])(
    '%s is a folder of another system',
    (type) => {
      expect([type, reachOf(type)]).toEqual([type, 'shared']);
    },
  );
});

it.each([
  ['tmpfs', true],
  ['ramfs', true],
  ['ext4', false],
  ['overlay', false],
])('%s is gone at a restart: %s', (type, expected) => {
  expect(isMemory(type)).toBe(expected);
});

describe('a place', () => {
  it.each<[string, Place, readonly unknown[]]>([
    ['on a disk', placeOf('/srv/hakko', [], 'ext4'), []],
    ['of which nothing is known', placeOf('/srv/hakko'), []],
    ['on NFS', placeOf('/srv/hakko', [], 'nfs4'), ['home-on-network', true]],
    ['of Windows in WSL', placeOf('/mnt/c/hakko', [], '9p'), ['home-on-shared-folder', true]],
    ['on a share', placeOf('\\\\nas\\share\\hakko'), ['home-on-network', true]],
    ['on a share, spelled long', placeOf('\\\\?\\UNC\\nas\\share\\a'), ['home-on-network', true]],
    ['of WSL in Windows', placeOf('\\\\wsl$\\Debian\\home'), ['home-on-shared-folder', true]],
    ['of WSL, newer', placeOf('\\\\wsl.localhost\\Debian\\a'), ['home-on-shared-folder', true]],
    ['on a drive', placeOf('C:\\hakko'), []],
    ['on a drive, spelled long', placeOf('\\\\?\\C:\\hakko'), []],
    ['of a device', placeOf('\\\\.\\pipe\\a'), []],
    ['that %OneDrive% names', placeOf('c:\\users\\ME\\会社のドライブ\\ca'), ['home-synced', true]],
    ['beside it', placeOf('C:\\Users\\me\\会社のドライブではない\\ca'), []],
    [
      'of iCloud',
      placeOf('/Users/me/Library/Mobile Documents/com~apple~CloudDocs/ca'),
      ['home-synced', false],
    ],
    [
      'of macOS’ providers',
      placeOf('/Users/me/Library/CloudStorage/Any-One/ca'),
      ['home-synced', true],
    ],
    [
      'where Nextcloud left its database',
      placeOf('/home/me/a', ['.sync_0a1b2c3d.db']),
      ['home-synced', true],
    ],
    [
      'where Nextcloud left its log',
      placeOf('/home/me/a', ['.nextcloudsync.log']),
      ['home-synced', true],
    ],
    [
      'where ownCloud left its database',
      placeOf('/home/me/a', ['._sync_0a1b2c3d.db']),
      ['home-synced', true],
    ],
    [
      'where Dropbox has its cache',
      placeOf('/home/me/a', ['.dropbox.cache']),
      ['home-synced', true],
    ],
    ['where Syncthing has its mark', placeOf('/home/me/a', ['.stfolder']), ['home-synced', true]],
    ['beside files of other names', placeOf('/home/me/a', ['.sync', 'dropbox.txt', '.db']), []],
  ])('%s', (_name, place, expected) => {
    expect(judge(place)).toEqual(expected);
  });

  it.each([
    ...['OneDrive', 'OneDrive - さくら市', 'OneDrive-さくら市', 'SkyDrive', 'onedrive'],
    ...['Dropbox', 'Dropbox (Sakura)', 'さくら市 Dropbox', 'Google Drive', 'GoogleDrive-me@a.jp'],
    ...['My Drive', 'マイドライブ', 'iCloudDrive', 'iCloud Drive', 'Box', 'Box Sync', 'Box-Box'],
    ...['Nextcloud', 'Nextcloud2', 'ownCloud', 'SynologyDrive', 'Syncthing'],
  ])('below a folder called %s may be synced', (name) => {
    for (const path of [`/home/me/${name}/ca`, `D:\\${name}\\ca`, `/home/me/${name}`]) {
      expect([path, judge(placeOf(path))]).toEqual([path, ['home-synced', false]]);
    }
  });

  it.each([
    'Boxes',
    'OneDriver',
    'MyDropboxes',
    'Drive',
    'Sandbox',
    'cloud',
    'inbox',
    'NextcloudX',
  ])('below a folder called %s is not', (name) => {
    expect(judge(placeOf(`/home/me/${name}/ca`))).toEqual([]);
  });
});
