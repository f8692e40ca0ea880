import { BY_NOBODY } from './audit.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who did it: nobody is named for what was tried by somebody unknown. */
export function actorWords({ person, action }: { person: string | null; action: string }): string {
	if (person !== null) return person;
	return (BY_NOBODY as readonly string[]).includes(action) ? m.audit_nobody() : m.audit_machine();
}
