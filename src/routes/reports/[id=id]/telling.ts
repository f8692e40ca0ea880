/** What is wrong with an entry, beside the fields of its form that it is about. */
import { m } from '#lib/paraglide/messages.js';
import type { Outcome } from './sending.ts';
import { isField, type Field } from './typing.ts';

const BESIDE = 'beside';

/**
 * Marks the fields that a refused entry is about and says there what is wrong; an entry that was taken clears it again.
 * @param told what became of the entry, read aloud: beside the field that was typed into last, since a long form's end is
 * out of sight; of an entry that was taken, at the end
 */
export function tell(form: HTMLFormElement, told: HTMLElement, outcome: Outcome, last?: Field): void {
	for (const old of form.querySelectorAll(`.${BESIDE}`)) old.remove();
	for (const field of fieldsOf(form)) if (field.dataset.refused) unmark(field);
	if (outcome.is === 'saved' || !last?.isConnected) form.append(told);
	else last.after(told);
	if (outcome.is !== 'refused') return;
	for (const [name, sentence] of Object.entries(outcome.issues)) {
		const field = fieldOf(form, name);
		if (!field) continue;
		// What is told beside it already is not said twice.
		mark(field, field === last ? told : wordsAfter(field, sentence));
	}
	if (outcome.signIn !== undefined) told.append(' ', linkTo(outcome.signIn));
}

/** The field of this name, the first of several; undefined: the form shows none. */
function fieldOf(form: HTMLFormElement, name: string): Field | undefined {
	return fieldsOf(form).find((field) => field.name === name && field.type !== 'hidden');
}

function wordsAfter(field: Field, sentence: string): HTMLElement {
	const words = document.createElement('span');
	words.className = `issue ${BESIDE}`;
	words.textContent = sentence;
	field.after(words);
	return words;
}

function mark(field: Field, words: HTMLElement): void {
	words.id = `${field.id}-told`;
	field.ariaInvalid = 'true';
	field.dataset.refused = field.getAttribute('aria-describedby') ?? '-';
	field.setAttribute('aria-describedby', words.id);
}

function unmark(field: Field): void {
	const before = field.dataset.refused ?? '-';
	if (before === '-') field.removeAttribute('aria-describedby');
	else field.setAttribute('aria-describedby', before);
	field.removeAttribute('aria-invalid');
	delete field.dataset.refused;
}

function fieldsOf(form: HTMLFormElement): Field[] {
	return [...form.elements].filter(isField);
}

function linkTo(address: string): HTMLAnchorElement {
	const link = document.createElement('a');
	link.href = address;
	link.textContent = m.sign_in();
	return link;
}
