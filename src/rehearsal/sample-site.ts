/** The settings of an invented site, for rehearsals and samples. */
import type { SettingValues } from '../settings/write-settings.ts';

/** A site that nobody takes for a real one: `.example` names never resolve (RFC 2606). */
export const sampleSite = {
  site: {
    organisation: '見本市 SAMPLE',
    serviceName: '見本市多職種連携ポータルサイト',
    office: '福祉部高齢福祉課 証明書発行担当',
    postalCode: '000-0000',
    address: '見本県見本市見本町1番1号',
    phone: '00-0000-0000',
    hours: '平日 午前8時30分から午後5時15分まで',
    documentNumber: '見本第1号',
  },
  english: {
    serviceName: 'Sample City care portal',
    organisation: 'SAMPLE Sample City',
    office: 'Certificate desk, Welfare Department',
    address: '1-1-1 Mihoncho, Sample City',
    hours: 'weekdays 8:30 to 17:15',
    groupWord: 'office',
  },
  ca: { name: 'SAMPLE 見本 rehearsal CA', keyAlgorithm: 'rsa-2048', years: 5 },
  portal: {
    downloadUrl: 'https://id.sample.example/',
    hosts: ['portal.sample.example', 'records.sample.example'],
  },
} as const satisfies SettingValues;
