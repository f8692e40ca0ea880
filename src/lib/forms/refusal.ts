/** Why a form was not taken, and what it said: it is shown again with both. */
export interface Refusal {
	/** By field, under `form` what belongs to none; words for which the page has sentences. */
	readonly issues: Readonly<Record<string, string>>;
	/** What was typed, without passwords and codes. */
	readonly values: Readonly<Record<string, string>>;
	/** How long to wait, where that is the reason. */
	readonly minutes?: number;
}

/** Of what an action answered: the refusal, if it is one. */
export function refusalOf(answer: object | null): Refusal | null {
	return answer && 'issues' in answer && 'values' in answer ? (answer as Refusal) : null;
}
