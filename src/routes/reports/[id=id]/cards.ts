/** The cards of a report as they stand in the page. */
import { invalidateAll } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';
import type { SavedCard } from '#lib/report/card.ts';
import type { Outcome } from './sending.ts';
import { fieldsIn, isField, type Field, type Typing } from './typing.ts';
import type { Entry } from './unsent.ts';

/** An entry of an earlier visit that the server does not take. */
export interface Left {
	readonly name: string;
	readonly what: string;
	readonly why: string;
}

/** Reads the page's data anew, and keeps the keyboard where it is. */
export async function drawAnew(): Promise<void> {
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

/** Under which the device keeps a card. */
export function keptName(key: string): string {
	return `card.${key}`;
}

/**
 * What is stored by now of a card that was sent: which rows its figures are, so that the next sending is about these
 * versions, and of words on an output what stands there.
 */
export function writeStored(card: HTMLElement, typed: Typing['typed'], stored: SavedCard | undefined): void {
	for (const field of fieldsIn(card)) {
		const sent = typed.get(field.name.replace('.was.', '.words.'));
		if (sent && field.name.includes('.was.')) field.value = sent.mine;
		const [, , indicator, of] = field.name.split('.');
		if (!stored || (of !== 'id' && of !== 'version')) continue;
		const figure = stored.figures.find(({ indicatorId }) => String(indicatorId) === indicator);
		field.value = figure ? String(figure[of]) : '';
	}
}

export function keptEntry(card: HTMLElement, what: string): Entry {
	const fields = fieldsIn(card).map(({ name, value }) => [name, value] as const);
	return { action: `${location.pathname}?/save`, fields, what };
}

/** The field that was changed and what it says. */
export function typedWords(target: Field): string {
	const label = target.ariaLabel ?? target.labels?.[0]?.textContent.trim() ?? '';
	return `${label}: ${target.value}`;
}
