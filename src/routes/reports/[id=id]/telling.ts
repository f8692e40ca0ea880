/** What is said beside the fields of a card: why it was not taken, and what somebody else entered there. */
import { m } from '#lib/paraglide/messages.js';
import type { Outcome } from './sending.ts';
import { fieldsIn, type Clash, type Field } from './typing.ts';

const BESIDE = 'beside';

/** What was said of an earlier sending is over. */
export function untell(card: ParentNode): void {
	for (const old of card.querySelectorAll(`.${BESIDE}`)) old.remove();
	for (const field of fieldsIn(card)) if (field.dataset.refused) unmark(field);
}

/**
 * Marks the fields that a refused card is about and says there what is wrong.
 * @param last the field that was typed into last: there is said what is about none
 */
export function tellRefused(
	card: ParentNode,
	outcome: Extract<Outcome, { is: 'refused' }>,
	last: string | undefined,
): void {
	untell(card);
	const shown = fieldsIn(card).filter(({ type }) => type !== 'hidden');
	for (const [name, sentence] of Object.entries(outcome.issues)) {
		const field =
			shown.find((one) => one.name === name) ?? shown.find((one) => one.name === last) ?? shown[0];
		if (!field) continue;
		const words = wordsAfter(field, sentence);
		if (outcome.signIn !== undefined) words.append(' ', linkTo(outcome.signIn));
		mark(field, words);
	}
}

/**
 * Both values beside each field in which two people entered different things, with a button to take one or the other.
 * @param who entered the other one; null: oneself, elsewhere
 */
export function askBetween(
	card: ParentNode,
	clashes: readonly Clash[],
	who: string | null,
	choose: (clash: Clash, takes: 'mine' | 'theirs') => void,
): void {
	untell(card);
	for (const clash of clashes) {
		const field = fieldsIn(card).find(({ name, type }) => name === clash.name && type !== 'hidden');
		if (!field) continue;
		const [theirs, mine] = [wordsOf(field, clash.theirs), wordsOf(field, clash.mine)];
		const words = wordsAfter(
			field,
			who === null ? m.clash_own({ theirs, mine }) : m.clash_other({ who, theirs, mine }),
		);
		for (const [takes, label] of [
			['theirs', m.clash_take({ value: theirs })],
			['mine', m.clash_take({ value: mine })],
		] as const) {
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'button quiet';
			button.textContent = label;
			button.addEventListener('click', () => {
				choose(clash, takes);
				field.focus();
			});
			words.append(' ', button);
		}
		mark(field, words);
	}
}

/** A value as the page writes it: of a choice its words. */
function wordsOf(field: Field, value: string): string {
	const text =
		field instanceof HTMLSelectElement
			? ([...field.options].find((option) => option.value === value)?.textContent.trim() ?? value)
			: value;
	return text === '' ? m.clash_nothing() : text;
}

function wordsAfter(field: Field, sentence: string): HTMLElement {
	const words = document.createElement('span');
	words.className = `issue ${BESIDE}`;
	words.setAttribute('role', 'alert');
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

function linkTo(address: string): HTMLAnchorElement {
	const link = document.createElement('a');
	link.href = address;
	link.textContent = m.sign_in();
	return link;
}
