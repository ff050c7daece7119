/** What prompts and progress bars say. */
export const prompts = {
  yes: 'Yes',
  no: 'No',
  yesOrNo: 'Please answer with y or n',
  chooseKeys: '↑ ↓ or a number to choose, Enter to take it',
  passphrase: 'Passphrase of the CA',
  newPassphrase: 'New passphrase of the CA (at least 12 characters)',
  again: 'The same passphrase once more',
  differs: 'The two are not the same.',
  tooShort: (minimum: number) => `At least ${minimum} characters, please.`,
  required: 'This must not be empty.',
  notUrl: 'An address such as https://id.example.jp/ is needed.',
};

export const progress = (s: {
  done: number;
  total: number;
  perSecond: number;
  secondsLeft: number;
}) => `${s.done}/${s.total} groups  ${s.perSecond.toFixed(1)}/s  ${s.secondsLeft} s left`;
