/** What can be wrong with a CA home as a folder. */
export interface HomeErrorArgs {
  'home-exists': { folder: string };
  'home-missing': { folder: string };
}
