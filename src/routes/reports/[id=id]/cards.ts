/** The cards of a report as they stand in the page. */
import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { m } from '#lib/paraglide/messages.js';
import type { SavedCard } from '#lib/report/card.ts';
import { rowsText } from '#lib/report/cardRows.ts';
import { fieldName } from '#lib/report/forms/card.ts';
import type { TypedCard } from './asFile.ts';
import type { Outcome } from './sending.ts';
import { fieldsIn, isField, type Field, type Typing } from './typing.ts';
import type { Entry } from '#lib/ui/device/unsent.ts';

/**
 * Reads the page's data anew, and keeps the keyboard where it is; not of a page that is being left, since reading would
 * end the way to the next page without a word.
 */
export async function drawAnew(): Promise<void> {
	if (navigating.to) return;
	const at = document.activeElement;
	await invalidateAll();
	// A card that says something new was drawn anew, and took the keyboard's place with it.
	if (isField(at) && !at.isConnected) document.getElementById(at.id)?.focus({ preventScroll: true });
}

export function wordsFor(outcome: Outcome): string {
	if (outcome.is === 'refused') return outcome.why;
	return outcome.is === 'saved' ? m.saved() : m.not_saved_offline();
}

export function cardOf(target: EventTarget | null): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
}

export function cardKey(card: HTMLElement | null): string | undefined {
	return card?.dataset.card;
}

const CARD = 'card.';

/** Under which the device keeps a card. */
export function keptName(key: string): string {
	return CARD + key;
}

/** The card that the device keeps under a name. */
export function keyOfKept(name: string): string {
	return name.slice(CARD.length);
}

/** The indicator that a kept card begins with; null: it was stored already. */
export function firstOfKept(key: string, { fields }: Pick<Entry, 'fields'>): number | null {
	const first = fields.find(([name]) => name === fieldName.card(key, 'first'));
	return first ? Number(first[1]) : null;
}

/**
 * What is stored by now of a card that was sent: which rows its figures are, so that the next sending is about these
 * versions, and of words on an output what stands there.
 */
export function writeStored(card: HTMLElement, typed: Typing['typed'], stored: SavedCard | undefined): void {
	const fields = fieldsIn(card);
	for (const field of fields) {
		const sent = typed.get(field.name.replace('.was.', '.words.'));
		if (sent && field.name.includes('.was.')) field.value = sent.mine;
	}
	const key = cardKey(card);
	const field = fields.find(({ name }) => key !== undefined && name === fieldName.card(key, 'rows'));
	if (field && stored) field.value = rowsText(stored.figures);
}

/** A card as it is sent now. */
export function sentEntry(card: HTMLElement): Pick<Entry, 'action' | 'fields'> {
	const fields = fieldsIn(card).map(({ name, value }) => [name, value] as const);
	return { action: `${location.pathname}?/save`, fields };
}

/** A card as the device keeps it until it is sent. */
export function keptEntry(card: HTMLElement, { all, last }: Typing): Entry {
	const field = fieldsIn(card).find(({ name }) => name === last);
	return { ...sentEntry(card), what: field ? typedWords(field) : '', typed: all };
}

/** The field that was changed and what it says. */
function typedWords(target: Field): string {
	const label = target.ariaLabel ?? target.labels?.[0]?.textContent.trim() ?? '';
	return `${label}: ${target.value}`;
}

/** What was typed in a card, for a file. */
export function typedCard({ key, typed }: Typing, card: HTMLElement | undefined): TypedCard {
	const first = card ? firstOfKept(key, sentEntry(card)) : null;
	return { key, first, typed: new Map([...typed].map(([name, { mine }]) => [name, mine])) };
}
