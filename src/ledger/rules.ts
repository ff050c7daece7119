/**
 * What columns alone cannot say, as triggers: whatever code comes to the tables, ours or another's,
 * is refused. Whoever writes the file can drop them; the chain of events still shows what he did.
 */
import { certificateTransitions } from './certificate-state.ts';
import { letterTransitions } from './letter-state.ts';

type Transitions = Readonly<Record<string, readonly string[]>>;

/** `'planned', 'signed' …`, for a CHECK constraint. */
export function listed(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}

export const RULES = `
${stateRule('certificates', certificateTransitions)}
${stateRule('letters', letterTransitions)}

-- A row that went would give its serial number or its control number away again.
CREATE TRIGGER certificates_remain BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END;
CREATE TRIGGER letters_remain BEFORE DELETE ON letters
BEGIN SELECT RAISE(ABORT, 'a letter is never deleted'); END;
CREATE TRIGGER serial_numbers_stay BEFORE UPDATE OF serial_number, authority_id, uuid ON certificates
WHEN (NEW.serial_number, NEW.authority_id, NEW.uuid)
  IS NOT (OLD.serial_number, OLD.authority_id, OLD.uuid)
BEGIN SELECT RAISE(ABORT, 'a certificate keeps its serial number'); END;

-- Both letters of a person, and what replaces them, bear her number and nobody else's.
CREATE TRIGGER control_numbers_stay BEFORE UPDATE OF control_number, person_id, kind ON letters
WHEN (NEW.control_number, NEW.person_id, NEW.kind)
  IS NOT (OLD.control_number, OLD.person_id, OLD.kind)
BEGIN SELECT RAISE(ABORT, 'a letter keeps its person and its control number'); END;
CREATE TRIGGER control_number_of_one_person BEFORE INSERT ON letters
WHEN EXISTS (SELECT 1 FROM letters
  WHERE control_number = NEW.control_number AND person_id <> NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'a control number is of one person'); END;

-- A number that was on a letter stays that letter's, though the ledger may have lost it.
CREATE TRIGGER reserved_control_numbers_stay BEFORE INSERT ON letters
WHEN EXISTS (SELECT 1 FROM reserved_control_numbers WHERE control_number = NEW.control_number)
BEGIN SELECT RAISE(ABORT, 'the control number is taken'); END;

-- A letter prints the install password of its person's own group.
${['INSERT', 'UPDATE OF certificate_id'].map(ownGroupRule).join('\n')}

CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM events), 0)
  OR NEW.previous_hash <> coalesce(
    (SELECT hash FROM events ORDER BY sequence DESC LIMIT 1), NEW.previous_hash)
BEGIN SELECT RAISE(ABORT, 'an event follows the last one'); END;
`;

function stateRule(table: string, transitions: Transitions): string {
  const allowed = Object.entries(transitions)
    .filter(([, to]) => to.length > 0)
    .map(([from, to]) => `(OLD.state = '${from}' AND NEW.state IN (${listed(to)}))`);
  return `CREATE TRIGGER ${table}_states BEFORE UPDATE OF state ON ${table}
WHEN NEW.state <> OLD.state AND NOT (
  ${allowed.join('\n  OR ')})
BEGIN SELECT RAISE(ABORT, 'no such change of state in ${table}'); END;`;
}

function ownGroupRule(event: string): string {
  const name = event.startsWith('INSERT') ? 'planned' : 'assigned';
  return `CREATE TRIGGER letter_of_own_group_${name} BEFORE ${event} ON letters
WHEN NEW.certificate_id IS NOT NULL
  AND (SELECT group_id FROM certificates WHERE id = NEW.certificate_id)
    IS NOT (SELECT group_id FROM people WHERE id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'the certificate of another group'); END;`;
}
