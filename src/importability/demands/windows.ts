/** What Windows demands of a .p12. No Windows was tried: all of it is read. */
import { accepts, refuses, type Demand } from '../demand.ts';

const always: readonly Demand[] = [
  accepts('encoding', ['DER'], 'read', 'practice-vpn'),
  // It says that the password is wrong.
  accepts('iterations', ['600000'], 'read', 'nss-iterations'),
  refuses('iterations', 'others', 'read', 'nss-iterations'),
  accepts('keyAlgorithm', ['rsa-2048'], 'read', 'practice-vpn'),
  accepts('keyAlgorithm', 'others', 'unknown', 'windows-untried'),
  accepts('localKeyId', ['paired'], 'read', 'practice-vpn'),
  accepts('friendlyName', ['BMPString'], 'read', 'practice-vpn'),
  accepts('password', ['ascii'], 'read', 'practice-vpn'),
  refuses('password', ['ascii-long'], 'unknown', 'windows-32-characters'),
];

/** Windows 7 to 10 before 1709, Server 2012 R2 and 2016. */
export const windowsBefore1709: readonly Demand[] = [
  accepts('protection', ['TripleDES-SHA1'], 'read', 'microsoft-dsc'),
  accepts('protection', ['RC2-40-SHA1'], 'read', 'microsoft-dsc'),
  // "The password you entered is incorrect."
  refuses('protection', ['AES256-SHA256'], 'read', 'microsoft-aes256'),
  refuses('protection', 'others', 'unknown', 'windows-untried'),
  ...always,
];

/** Windows 10 from 1709 on, 11, Server 2019 to 2025. */
export const windowsSince1709: readonly Demand[] = [
  accepts('protection', ['TripleDES-SHA1'], 'read', 'microsoft-aes256'),
  accepts('protection', ['AES256-SHA256'], 'read', 'dotnet-1709'),
  accepts('protection', ['RC2-40-SHA1'], 'unknown', 'windows-untried'),
  refuses('protection', 'others', 'unknown', 'windows-untried'),
  ...always,
];
