import { expect, test } from 'vitest';
import { checkDnsName, checkMailAddress, checkUrl } from '../../src/x509/general-name.ts';
import { codeOf } from './codes.ts';

test.each([
  ['sato@example.jp', 'none'],
  ['sato+portal@mail.example.jp', 'none'],
  ['sato', 'mail-address-invalid'],
  ['sato@', 'mail-address-invalid'],
  ['@example.jp', 'mail-address-invalid'],
  ['a@b@example.jp', 'mail-address-invalid'],
  ['佐藤@example.jp', 'mail-address-invalid'],
  ['sato@例え.jp', 'mail-address-invalid'],
  ['sato @example.jp', 'mail-address-invalid'],
  ['sato@example.jp\n', 'mail-address-invalid'],
])('the mail address %j: %s', (value, code) => {
  expect(codeOf(() => checkMailAddress(value))).toBe(code);
});

test.each([
  ['portal.example.jp', 'none'],
  ['*.example.jp', 'none'],
  ['localhost', 'none'],
  ['-a.example.jp', 'dns-name-invalid'],
  ['a..jp', 'dns-name-invalid'],
  ['ポータル.jp', 'dns-name-invalid'],
  ['a_b.jp', 'dns-name-invalid'],
  [`${'a'.repeat(64)}.jp`, 'dns-name-invalid'],
  ['', 'dns-name-invalid'],
])('the host name %j: %s', (value, code) => {
  expect(codeOf(() => checkDnsName(value))).toBe(code);
});

test.each([
  ['http://crl.example.jp/root.crl', 'none'],
  ['ldap://ldap.example.jp/cn=CA?certificateRevocationList', 'none'],
  ['file:///etc/passwd', 'url-invalid'],
  ['crl.example.jp/root.crl', 'url-invalid'],
  ['http://例え.jp/root.crl', 'url-invalid'],
  ['http://a b/', 'url-invalid'],
  ['http://', 'url-invalid'],
])('the URL %j: %s', (value, code) => {
  expect(codeOf(() => checkUrl(value))).toBe(code);
});
