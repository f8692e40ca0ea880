/** A form of a report that came back: what of the page it opens, and where its fields are. */
import type { Refusal } from '#lib/forms/refusal.ts';

interface Open {
	/** The row whose details are open, and the indicator that rows are being added to. */
	readonly opened: number | null;
	readonly adding: number | null;
}

/** The page with that part open which the form is of, since the address of an action does not say it. */
export function withOpen<Data extends Open>(data: Data, refusal: Refusal | null): Data {
	if (!refusal) return data;
	const { action, values } = refusal;
	if (action === 'save') return { ...data, opened: Number(values.id) || null };
	return action === 'add' || action === 'preview'
		? { ...data, adding: Number(values.indicator) || null }
		: data;
}

/** Identifies a field of the form that came back, on the page. */
export function fieldId(field: string, { action, values }: Refusal): string {
	if (action === 'add' || action === 'preview') return field === 'lines' ? field : `lines-${field}`;
	return action === 'explain' ? explanationId(values.id, values.rule) : rowFieldId(field, values.id);
}

export function rowFieldId(field: string, row: number | string | undefined): string {
	return `${field}-${row}`;
}

export function explanationId(row: number | string | undefined, rule: string | undefined): string {
	return `explanation-${row}-${rule?.replaceAll(' ', '-')}`;
}
