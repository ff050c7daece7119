/** The screen of `hakko guide`. */

export const guide = {
  made: (path: string, pages: number) => `Made the install guide: ${path} (${pages} pages)`,
  section: (number: number, title: string, page: number) => `${number} ${title} … page ${page}`,
  ownPictures: (names: string) => `Your own pictures: ${names}`,
  unknown: (name: string) =>
    `the guide has no picture of the name templates/guide/${name}. Is it spelt right?`,
  noHosts:
    'portal.hosts in hakko.yaml is empty, so the guide has no address and QR code of the portal.',
  noPhone: 'site.phone in hakko.yaml is empty, so the guide has no telephone number for questions.',
};
