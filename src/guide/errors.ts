/** What can stop the install guide. */
export interface GuideErrorArgs {
  /** The login ID of the examples does not fit the site's own rule for login IDs. */
  'guide-example-unfit': { example: string; pattern: string };
  /** `text` is the beginning of the sentence, so that it can be found. */
  'guide-missing-glyph': { text: string; characters: string };
  /** Something that must stand on one page is longer than a page, or than its place. */
  'guide-overflow': { text: string };
}
