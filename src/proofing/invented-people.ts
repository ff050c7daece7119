/** People who do not exist, each with what is hard on a letter; for a proof without a roster. */
import type { PersonDetails } from '../ledger/people.ts';
import type { Settings } from '../settings/read-settings.ts';

/**
 * The first one is ordinary. Login IDs are those of the settings' example, so that they have the form
 * that the site's have.
 */
export function inventedPeople({
  roster,
}: Pick<Settings, 'roster'>): readonly [PersonDetails, ...PersonDetails[]] {
  const loginId = roster.exampleLoginId;
  const place = { loginId, postalCode: '000-0000', address: ['見本県見本市見本町一丁目1番1号'] };
  const organisation = '見本訪問看護ステーション';
  return [
    { ...place, name: '見本　花子', organisation },
    { ...place, name: '見本長次郎左衛門　寿限無之助太郎', organisation },
    {
      ...place,
      name: '見本　太郎',
      organisation: '社会福祉法人見本福祉会　特別養護老人ホームみほんの里',
      department: '居宅介護支援事業所',
    },
    {
      ...place,
      name: '見本　桜',
      organisation,
      address: [
        '見本県見本郡見本町大字見本字見本前一丁目123番地の45',
        '見本第2ビルディング10階　1001号室',
      ],
    },
    { ...place, name: '𠮷田　邉﨑髙', organisation: '医療法人社団葛\u{E0100}城会' },
    { ...place, name: 'Anna-Lena Mihon-Sample' },
    { ...place, name: '見本　一', organisation, department: '事務部' },
    { ...place, name: '見本　二郎', organisation, address: [] },
  ];
}
