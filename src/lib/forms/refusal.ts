/** What stood in the fields of a form, by their names: of a list all that was chosen. */
export interface Typed {
	readonly values: Readonly<Record<string, string>>;
	readonly chosen: Readonly<Record<string, readonly string[]>>;
}

/** Why a form was not taken, and what it said, without passwords and codes: it is shown again with both. */
export interface Refusal extends Typed {
	/** Which form of the page: the name of its action; empty for the page's only one. */
	readonly action: string;
	/** Sentences by the names of fields, under `form` what belongs to none. */
	readonly issues: Readonly<Record<string, string>>;
	/** The row that somebody else changed. */
	readonly conflict?: number;
	/** Where to sign in and come back from: nobody was signed in any more. */
	readonly signIn?: string;
}

/**
 * Of what an action answered: the refusal, if it is one.
 * @param action only of the form with this action
 * @param row only of the form whose hidden field `id` names this row
 */
export function refusalOf(answer: object | null, action?: string, row?: number): Refusal | null {
	if (!answer || !('issues' in answer) || !('values' in answer)) return null;
	const refusal = answer as Refusal;
	if (action !== undefined && refusal.action !== action) return null;
	return row === undefined || refusal.values.id === String(row) ? refusal : null;
}
