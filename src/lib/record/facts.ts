/** What the record kept of a state, as pages tell it. */
export interface KeptFact {
	/** Of the field, as it was kept. Empty: what was kept has no fields. */
	readonly name: string;
	readonly value: unknown;
}

/** @param kept JSON; null: nothing was kept */
export function keptFacts(kept: string | null): KeptFact[] {
	const value: unknown = kept === null ? null : JSON.parse(kept);
	if (value === null) return [];
	if (typeof value !== 'object' || Array.isArray(value)) return [{ name: '', value }];
	return Object.entries(value).map(([name, one]) => ({ name, value: one as unknown }));
}
