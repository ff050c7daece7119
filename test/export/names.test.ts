/** What stands in files of web servers: names that fit, names that are refused, and what may be typed. */
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { formatAccounts } from '../../src/export/account-file.ts';
import { fillTemplate } from '../../src/export/fill-template.ts';
import { prefixKeys } from '../../src/export/prefix-keys.ts';
import { createServerPlace } from '../../src/export/server-place.ts';
import { createWebSite } from '../../src/export/web-site.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { hashPasswords } from '../../src/secrets/password-hash.ts';
import { systemRandom } from '../../src/system/random.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { sampleSite } from './sample-site.ts';

const [HASH = ''] = hashPasswords([new Secret('correct horse')], 'generated', systemRandom);
const account = (loginId: string, passwordHash = HASH) => ({
  ...{ loginId, foldedLoginId: loginId.toLowerCase(), group: 'G13B', passwordHash },
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (!(error instanceof HakkoError)) throw error;
    return (error as HakkoError).code;
  }
}

describe('accounts', () => {
  it('stand in each form in which a login ID is typed, once', () => {
    const forms = (loginId: string) =>
      formatAccounts([account(loginId)])
        .split('\n')
        .map((line) => line.split(':')[0]);
    expect(forms('G13b1234567')).toEqual(['G13b1234567', 'g13b1234567', 'G13B1234567', '']);
    expect(forms('1234567')).toEqual(['1234567', '']);
  });

  it.skipIf(!hasProgram('htpasswd'))('open with the password for Apache’s own htpasswd', () => {
    const [line = ''] = formatAccounts([account('G13B1234567')]).split('\n');
    expect(line).toMatch(/^G13B1234567:\$2y\$04\$/);
    const check = (password: string) => () =>
      runProgram(
        'sh',
        [
          '-c',
          'cat > "$0.tmp" && htpasswd -vi "$0.tmp" G13B1234567 <<E\n' +
            password +
            '\nE\nresult=$?; rm "$0.tmp"; exit $result',
          `/tmp/hakko-accounts-${process.pid}`,
        ],
        `${line}\n`,
      );
    expect(check('correct horse')).not.toThrow();
    expect(check('wrong')).toThrow();
  });

  it('are never written with what is no hash', () => {
    expect(() => formatAccounts([account('G13B1234567', '{PLAIN}x')])).toThrow(RangeError);
  });
});

describe('names that would break a line', () => {
  it.each([
    ['G13B1234567', 'taken'],
    ['ログイン1', 'taken'],
    ['G13B:1', 'export-names-unfit'],
    ['G13B 1', 'export-names-unfit'],
    ['#G13B', 'export-names-unfit'],
    ['G13B\n', 'export-names-unfit'],
    ['G13B\u2028', 'export-names-unfit'],
    ['', 'export-names-unfit'],
  ])('login ID %j: %s', (loginId, code) => {
    const site = sampleSite({ accounts: [account(loginId)] });
    expect(codeOf(() => createWebSite(site, '/home'))).toBe(code);
  });

  it.each([
    ['G13B', 'G13B.p12', 'taken'],
    ['G13B', '../G13B.p12', 'export-names-unfit'],
    ['G13B', 'G13B.p12;', 'export-names-unfit'],
    ['G1;B', 'G13B.p12', 'export-names-unfit'],
    ['..', 'G13B.p12', 'export-names-unfit'],
  ])('group %j with %j: %s', (group, name, code) => {
    const [file] = sampleSite().files;
    const files = file ? [{ ...file, group, name }] : [];
    expect(codeOf(() => createWebSite(sampleSite({ files }), '/home'))).toBe(code);
  });

  it.each([
    [['portal.sakura.example'], 'taken'],
    [['Portal.Sakura.Example'], 'taken'],
    [['ポータル.example'], 'taken'],
    [[], 'export-hosts-missing'],
    [['id.sakura.example'], 'export-host-unfit'],
    [['portal'], 'export-host-unfit'],
    [['192.0.2.1'], 'export-host-unfit'],
    [['portal.example; include /etc/passwd'], 'export-host-unfit'],
    [['portal.example {'], 'export-host-unfit'],
    [['portal.example/x'], 'export-host-unfit'],
    [['portal.example:8443'], 'export-host-unfit'],
    [['$host.example'], 'export-host-unfit'],
    [['*.example.jp'], 'export-host-unfit'],
  ])('hosts %j: %s', (hosts, code) => {
    expect(codeOf(() => createWebSite(sampleSite({ hosts }), '/home'))).toBe(code);
  });

  it.each([
    [{ folder: '/srv/hakko/site' }, 'taken'],
    [{ folder: '/srv/発行/site' }, 'taken'],
    [{ folder: 'srv/site' }, 'export-path-unfit'],
    [{ folder: '/srv/my site' }, 'export-path-unfit'],
    [{ folder: '/srv/$x' }, 'export-path-unfit'],
    [{ folder: '/srv/x;' }, 'export-path-unfit'],
    [{ folder: '/srv/x\n' }, 'export-path-unfit'],
    [{ folder: '/srv/site', local: '/srv/"' }, 'export-path-unfit'],
    [{ folder: '/srv/site', listen: '127.0.0.1:8443' }, 'taken'],
    [{ folder: '/srv/site', listen: '[::1]:8443' }, 'taken'],
    [{ folder: '/srv/site', listen: '443 default_server' }, 'export-listen-unfit'],
  ])('place %j: %s', (place, code) => {
    expect(codeOf(() => createServerPlace(place))).toBe(code);
  });

  it('refuses what cannot work: no file, and a CA without a list', () => {
    const { authorities } = sampleSite();
    const without = authorities.map(({ name, certificatePem, notAfter }) => ({
      ...{ name, certificatePem, notAfter },
    }));
    expect(codeOf(() => createWebSite(sampleSite({ files: [] }), '/home'))).toBe('export-empty');
    expect(codeOf(() => createWebSite(sampleSite({ authorities: without }), '/home'))).toBe(
      'export-crl-missing',
    );
  });
});

describe('what is typed', () => {
  it.each([
    [
      'G13B',
      ['g13b', '%ef%bc%a7%ef%bc%91%ef%bc%93%ef%bc%a2', '%ef%bd%87%ef%bc%91%ef%bc%93%ef%bd%82'],
    ],
    ['1234', ['1234', '%ef%bc%91%ef%bc%92%ef%bc%93%ef%bc%94']],
  ])('for %s', (group, keys) => {
    expect(prefixKeys(group)).toEqual(keys);
  });
});

describe('a template', () => {
  const values = {
    name: '{{other}} & <b>',
    other: 'x',
    yes: true,
    no: false,
    hosts: [{ host: 'a' }, { host: 'b' }],
  };

  it.each([
    ['{{name}}', '{{other}} & <b>'],
    ['{{#yes}}\n1\n{{/yes}}\n2', '1\n2'],
    ['{{#no}}\n1\n{{/no}}\n2', '2'],
    ['{{#hosts}}\n{{host}} {{other}};\n{{/hosts}}', 'a x;\nb x;\n'],
  ])('%j becomes %j', (template, expected) => {
    expect(fillTemplate(template, values)).toBe(expected);
  });

  it('writes values as their place wants them, and knows its names', () => {
    expect(fillTemplate('{{name}}', values, (text) => text.replaceAll('<', '&lt;'))).toBe(
      '{{other}} & &lt;b>',
    );
    expect(() => fillTemplate('{{unknown}}', values)).toThrow(RangeError);
  });
});
