/** What an event tells, read tolerantly: one that was tampered with tells nothing here; the chain names it. */
export function eventDetails({ details }: { readonly details: string }): EventFields {
  try {
    return Object(JSON.parse(details)) as EventFields;
  } catch {
    return {};
  }
}

export type EventFields = Readonly<Record<string, unknown>>;
