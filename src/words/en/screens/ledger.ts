/** What opening the ledger says on any command's screen. */
export const ledger = {
  migrated: ({ from, to, kept }: { from: number; to: number; kept: string }) =>
    `The ledger had version ${from} and has version ${to} now; an older hakko can no longer use it. The ledger of before is kept as ${kept}: delete it once you have a new backup, for it holds sealed passwords too.`,
};
