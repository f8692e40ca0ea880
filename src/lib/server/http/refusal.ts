import { fail, type ActionFailure } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { Conflict, Refused, type RefusalReason } from '#lib/server/refused.ts';

const SENTENCES: Record<RefusalReason, () => string> = {
	'not found': m.refused_not_found,
	'wrong state': m.refused_wrong_state,
	'not open': m.refused_not_open,
	locked: m.refused_locked,
	'own organisation': m.refused_own_organisation,
	'reason missing': m.refused_reason_missing,
	errors: m.refused_errors,
	'changed meanwhile': m.refused_changed_meanwhile,
	'key used': m.refused_key_used,
	'not allowed': m.refused_not_allowed,
};

const STATUS: Partial<Record<RefusalReason, number>> = {
	'not found': 404,
	'reason missing': 400,
	errors: 422,
	'key used': 422,
	'not allowed': 422,
};

/** What happened and what to do, in a sentence. */
function refusalWords(reason: RefusalReason): string {
	return SENTENCES[reason]();
}

export interface Refusal {
	readonly refused: string;
	/** The row that somebody else changed. */
	readonly conflict?: number;
}

/** Runs a command; what it refuses comes back as a sentence for the page, everything else is thrown on. */
export async function orRefusal<T>(command: () => Promise<T>): Promise<T | ActionFailure<Refusal>> {
	try {
		return await command();
	} catch (error) {
		if (error instanceof Conflict) {
			return fail(409, { refused: m.refused_changed_meanwhile(), conflict: error.entryId });
		}
		if (error instanceof Refused)
			return fail(STATUS[error.reason] ?? 409, { refused: refusalWords(error.reason) });
		throw error;
	}
}
