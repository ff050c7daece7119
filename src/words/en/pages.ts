/** What recipients read on the pages of the portal; both languages are served by the browser's wish. */

export const pages = {
  otherLanguage: '日本語',
  skip: 'Skip to the contents',
  sample: 'SAMPLE 見本: these pages belong to a rehearsal. Nothing here is real.',
  contact: 'Questions',
  back: 'Back to the beginning',
  prefix: {
    title: 'Download your certificate',
    intro: 'Have letter ① at hand: it gives your login ID and your initial password.',
    label: (length: number) => `The first ${length} characters of your login ID`,
    labelWhole: 'Your login ID',
    hint: (example: string, prefix: string) =>
      `If your login ID is ${example}, type ${prefix}. Small letters will do.`,
    hintWhole: (example: string) => `As in ${example}. Small letters will do.`,
    next: 'Next',
    empty: 'Please type what letter ① gives you to type first.',
    unknown: (typed: string) =>
      `No login ID begins with “${typed}”. Look at letter ① and type it again.`,
    tooLong: (length: number) => `Please type the first ${length} characters alone.`,
    then: 'You will then be asked for a user name and a password. Both stand on letter ①:',
    userName: 'User name',
    password: 'Password',
    loginId: 'the login ID of letter ①',
    initialPassword: 'the initial password of letter ①',
    spelling: 'Small and capital letters count as printed. Leave out the gaps between the groups.',
    after: 'After the download',
    guide: 'The file is opened with the password of letter ②. Step by step:',
    yours: 'for this device',
  },
  second: {
    title: 'If your device does not open the file',
    when: (file: string) =>
      `Some devices take no files in the older form. They call the password of ${file} wrong, although it is typed as printed (Enterprise Linux 9 and 10, say). For such a device alone, take the file in the newer form.`,
    same: (file: string) =>
      `It is called ${file}, holds the same certificate and opens with the same password of letter ②. Windows 10 (1709), macOS 15, iOS 18, Android 14 and newer ones open it. Type the characters at the top of this page first.`,
    button: 'Download the newer form',
  },
  inApp: {
    title: 'Please open this page in your browser',
    ios: 'This page was opened inside another app, which cannot install a certificate. Open it in Safari: choose “Open in Safari” (or “Open in default browser”) in the menu, or copy this address.',
    android:
      'This page was opened inside another app, which cannot install a certificate. Open it in Chrome: choose “Open in Chrome” (or “Open in other app”) in the menu, or copy this address.',
    open: 'Open in the browser',
  },
  login: {
    title: 'Login ID and initial password are needed',
    intro: 'Nothing was downloaded: user name and password did not fit, or were not given.',
    notInstall: 'The password of letter ② is not asked for here.',
    checks: [
      'Is it the password of letter ①, with small and capital letters as printed?',
      'Did you leave out the gaps between the groups?',
      'Was there a newer letter ①? Then the older one no longer counts.',
    ],
    prefix: (prefix: string) => `Do the first characters of the login ID read ${prefix}?`,
    again: 'Type it again',
  },
  slowed: {
    title: 'Please wait a moment',
    seconds: (seconds: number) => `${seconds} seconds`,
    minutes: (minutes: number) => `${minutes} minutes`,
    text: (wait: string) =>
      `There were many wrong attempts from here. Please wait ${wait}, then try again. Your login is not locked.`,
  },
  gone: {
    title: 'This file can no longer be downloaded',
    ended: 'The time in which it could be downloaded is over.',
    limit: (downloads: number) =>
      `It has been downloaded ${downloads} times, which is as often as your login allows.`,
    'no-file': 'There is no valid certificate for this login at present.',
    'no-second': 'There is no file in the newer form for this login, only the usual one.',
    todo: 'Your user name and password are right. Please ask the office below.',
  },
  busy: {
    title: 'Please try again in a moment',
    text: 'The download page is busy, or something is wrong with it. Nothing was downloaded.',
  },
  notFound: { title: 'There is no such page', text: 'Please begin again.' },
  refused: { title: 'This cannot be done here', text: 'Please begin again.' },
  help: {
    title: 'How to install the certificate',
    choose: 'Choose your device.',
    others: 'Other devices',
    start: 'To the download',
    platforms: { windows: 'Windows', macos: 'Mac', ios: 'iPhone and iPad', android: 'Android' },
  },
  portal: {
    welcome: {
      title: 'The certificate works',
      text: 'This device has shown a certificate that opens the portal.',
    },
    name: 'Certificate',
    until: 'Valid until',
    serial: 'Serial number',
    host: 'Site',
    otherHosts: 'Please try the other address, too:',
    'no-certificate': {
      title: 'No certificate was shown',
      text: 'The portal opens only on a device that has its certificate installed.',
      checks: [
        'Is the certificate installed on this device? If not, download it and follow the steps.',
        'If you were asked for a certificate and pressed Cancel: close all windows of the browser, open it again, and choose the certificate.',
        'On an iPhone or iPad use Safari; a page inside another app shows no certificate.',
        'Firefox keeps certificates of its own.',
      ],
    },
    foreign: {
      title: 'This certificate is not one of this portal',
      text: 'The browser has shown a certificate that another office has issued.',
      checks: [
        'Close all windows of the browser, open it again, and choose the certificate of this portal.',
      ],
    },
    revoked: {
      title: 'This certificate has been revoked',
      text: 'It no longer opens the portal.',
      checks: [
        'If you have got a newer certificate: install it, delete the old one, and close all windows of the browser.',
        'If not, please ask the office below.',
      ],
    },
    expired: {
      title: 'This certificate has expired',
      text: 'It no longer opens the portal.',
      checks: [
        'If you have got a newer certificate: install it, delete the old one, and close all windows of the browser.',
        'If not, please ask the office below.',
      ],
    },
    'not-yet-valid': {
      title: 'This certificate does not count yet',
      text: 'It begins to count at a later time.',
      checks: ['Please try again later, or ask the office below.'],
    },
    'crl-expired': {
      title: 'The portal is closed at the moment',
      text: 'It cannot be known at present which certificates still count, so nobody is let in. It is no fault of your device or certificate.',
      checks: ['Please tell the office below.'],
    },
    download: 'To the download of the certificate',
  },
};
