/**
 * What was typed before the scripts came, on a slow line: hydration puts the server's values back into the fields, and
 * nobody would notice.
 */
import { browser } from '$app/environment';
import { isField, type Field } from './typing.ts';

/** Values by the place of their field in the form; forms by their name in the report. */
const typed = new Map<string, Map<number, string>>();

if (browser) {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-saves]')) remember(form);
	// Until the form itself listens, moments later.
	document.addEventListener('input', ({ target }) => {
		if (isField(target) && target.form?.matches('[data-saves]:not(.saves)')) remember(target.form);
	});
}

/** Puts back what had been typed into a form; whether there was anything. */
export function putBack(form: HTMLFormElement): boolean {
	const values = typed.get(nameOf(form));
	typed.delete(nameOf(form));
	for (const [i, value] of values ?? []) {
		const field = form.elements[i];
		if (!isField(field)) continue;
		field.value = value;
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
	return values !== undefined && values.size > 0;
}

function remember(form: HTMLFormElement): void {
	const changed = [...form.elements].flatMap((field, i): [number, string][] =>
		isField(field) && isChanged(field) ? [[i, field.value]] : [],
	);
	if (changed.length > 0) typed.set(nameOf(form), new Map(changed));
}

function nameOf(form: HTMLFormElement): string {
	return form.dataset.saves ?? '';
}

function isChanged(field: Field): boolean {
	if (field instanceof HTMLSelectElement) {
		const byDefault = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
		return byDefault !== undefined && field.value !== byDefault.value;
	}
	return field.type !== 'hidden' && field.value !== field.defaultValue;
}
