/** Until when a CA is valid that is made at this moment: the same day of a later year, in UTC. */
export function authorityNotAfter(notBefore: Date, years: number): Date {
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
  return notAfter;
}
