/** A form of a report that came back: what of the page it opens, and where its fields are. */
import type { Refusal } from '#lib/forms/refusal.ts';

/** The cards that came back opened, since the address of an action does not say it. */
export function openedBy(refusal: Refusal | null): string[] {
	return keysWith(refusal, 'place');
}

/** The cards that came back and are not stored yet, each with the indicator that it begins with. */
export function begunIn(refusal: Refusal | null): { key: string; first: number }[] {
	return keysWith(refusal, 'first').map((key) => ({ key, first: Number(refusal?.values[`f.${key}.first`]) }));
}

function keysWith(refusal: Refusal | null, field: string): string[] {
	if (refusal?.action !== 'save') return [];
	return Object.keys(refusal.values).flatMap((name) => {
		const [record, key, ...rest] = name.split('.');
		return record === 'f' && key !== undefined && rest.join('.') === field ? [key] : [];
	});
}

/** Identifies a field of the form that came back, on the page. */
export function fieldId(field: string, { action }: Refusal): string {
	return action === 'add' || action === 'preview' ? (field === 'lines' ? field : `lines-${field}`) : field;
}
