/**
 * A rehearsal where a CI may put it: nobody's user, no terminal, no home folder, LANG=C, a root that can
 * only be read but for one folder, no names of hosts, no IPv6, no network but loopback. Needs root to
 * make such a place; ten seconds.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../e2e/hakko.ts';
import { hasProgram } from '../programs.ts';
import { isRoot } from './small-disk.ts';
import { PROGRAM } from './trial.ts';

/** `$1` is the one folder that can be written, `$2` Node, what follows its arguments. */
const PLACE = `
set -e
work=$1; root=$work/root; shift
mount --make-rprivate /
mkdir $root $work/inside && chown 65534:65534 $work/inside
mount --rbind / $root && mount -o remount,bind,ro $root
mount --bind $work/inside $root$work/inside
mount --bind /dev/null $root/etc/hosts
mount -t proc none $root/proc
ip link set lo up
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6 2>/dev/null || true
exec chroot $root setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \\
  env -i PATH=/usr/bin:/bin LANG=C TMPDIR=$work/inside HOME=/nonexistent \\
  /bin/sh -c 'cd $TMPDIR && ! touch /x 2>/dev/null && exec "$@" </dev/null' sh "$@"`;

const UNSHARE = ['--mount', '--net', '--pid', '--fork'];

/** Whether this container may make another one. */
function canUnshare(): boolean {
  return (
    isRoot &&
    ['unshare', 'setpriv', 'ip'].every(hasProgram) &&
    spawnSync('unshare', [...UNSHARE, 'true']).status === 0
  );
}

describe.skipIf(!canUnshare())('in a bare container', () => {
  it('a rehearsal goes through, portal included, and leaves its reports alone', () => {
    const work = mkdtempSync(join(tmpdir(), 'hakko-bare-'));
    try {
      const roster = join(work, 'roster.csv');
      copyFileSync(fixture('rosters', 'small.csv'), roster);
      execFileSync('chmod', ['755', work]);
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        [
          ...[...UNSHARE, 'bash', '-c', PLACE, 'bash', work, process.execPath, PROGRAM],
          ...['rehearse', roster, '--key', 'ec-p256', '--json'],
          ...['--junit', 'report.xml', '--report', 'report.pdf'],
        ],
        { encoding: 'utf8' },
      );
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({ good: true, people: 3 });
      const left = readdirSync(join(work, 'inside')).filter(
        (name) => !name.includes('compile-cache'),
      );
      expect(left.sort()).toEqual(['report.pdf', 'report.xml']);
      expect(readFileSync(join(work, 'inside', 'report.xml'), 'utf8')).toContain('failures="0"');
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
});
