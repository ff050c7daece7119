/** The people of a trial: as many as asked for, invented, each with a login ID of her own. */

export interface TrialPerson {
  readonly loginId: string;
  readonly group: string;
}

/** @param groupSize people that share a prefix; at most 2,600 groups have one */
export function trialPeople(people: number, groupSize: number): readonly TrialPerson[] {
  return Array.from({ length: people }, (_, index) => {
    const number = Math.floor(index / groupSize);
    const letter = String.fromCodePoint(0x41 + Math.floor(number / 100));
    const group = `${letter}${String(number % 100).padStart(2, '0')}B`;
    return { loginId: `${group}${String(1_000_000 + index)}`, group };
  });
}

/** The same people as a roster. */
export function rosterText(people: number, groupSize: number): string {
  const rows = trialPeople(people, groupSize).map(({ loginId }) => `${loginId},青木 一`);
  return `${['ログインID,氏名', ...rows].join('\n')}\n`;
}
