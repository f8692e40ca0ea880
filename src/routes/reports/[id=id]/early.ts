/**
 * What was typed before the scripts came, on a slow line: hydration puts the server's values back into the fields, and
 * nobody would notice.
 */
import { browser } from '$app/environment';
import { isField, type Field } from './typing.ts';

/** By the field's name. */
const typed = new Map<string, { readonly base: string; readonly mine: string }>();

if (browser) {
	for (const field of document.querySelector<HTMLFormElement>('form#report')?.elements ?? []) remember(field);
	// Until the cards are listened to, moments later.
	document.addEventListener('input', listen);
}

function listen({ target }: Event): void {
	remember(target);
}

/** Puts back what had been typed; returns the fields in which something had been, each with what stood there before. */
export function putBack(): { field: Field; base: string }[] {
	document.removeEventListener('input', listen);
	const found = [...typed].flatMap(([name, { base, mine }]) => {
		const field = document.getElementsByName(name)[0];
		if (!isField(field)) return [];
		field.value = mine;
		return [{ field, base }];
	});
	typed.clear();
	return found;
}

function remember(target: unknown): void {
	if (!isField(target) || target.type === 'hidden' || !target.name.startsWith('f.')) return;
	const base = defaultOf(target);
	if (target.value !== base) typed.set(target.name, { base, mine: target.value });
}

function defaultOf(field: Field): string {
	if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
	return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? '';
}
