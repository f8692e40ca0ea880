/** Fields in which two people entered different things, until somebody has chosen. */
import type { Shown } from './shown.ts';
import { askBetween, untell } from './telling.ts';
import { fieldsIn, type Clash, type Typing } from './typing.ts';

/** What becomes of a card once nothing of it is left to choose. */
export interface Settled {
	/** Something that was typed is to be sent. */
	readonly due: (card: HTMLElement) => void;
	/** Nothing of what was typed is left. */
	readonly done: (key: string) => void;
	readonly tell: () => void;
}

export class Clashing {
	/** By card and field, what the other one entered. The page does not say it: there, what was typed stands again. */
	readonly #theirs = new Map<string, Map<string, string>>();
	readonly #shown: Shown;
	readonly #then: Settled;

	constructor(shown: Shown, then: Settled) {
		this.#shown = shown;
		this.#then = then;
	}

	/** In how many fields somebody has to choose. */
	get size(): number {
		return [...this.#theirs.values()].reduce((all, { size }) => all + size, 0);
	}

	has(key: string): boolean {
		return this.#theirs.has(key);
	}

	/** The page was read anew: looks for what others entered, and puts what was typed back. */
	look(card: HTMLElement, typing: Typing): void {
		const theirs = this.#theirs.get(typing.key) ?? new Map<string, string>();
		for (const field of fieldsIn(card)) {
			// They took theirs back.
			if (field.value === typing.typed.get(field.name)?.base) theirs.delete(field.name);
		}
		for (const clash of typing.clashes(card)) theirs.set(clash.name, clash.theirs);
		for (const [name, value] of theirs) if (typing.typed.get(name)?.mine === value) theirs.delete(name);
		typing.restore(card);
		if (theirs.size > 0) this.#theirs.set(typing.key, theirs);
		else if (this.#theirs.delete(typing.key)) untell(card);
		this.ask(card, typing);
	}

	/** Both values beside each field in which somebody has to choose; a card that was drawn anew has lost them. */
	ask(card: HTMLElement, typing: Typing): void {
		const clashes = [...(this.#theirs.get(typing.key) ?? [])].flatMap(([name, theirs]) => {
			const typed = typing.typed.get(name);
			return typed ? [{ ...typed, name, theirs }] : [];
		});
		if (clashes.length === 0) return;
		const who = card.dataset.own === undefined ? (card.dataset.by ?? '') : null;
		askBetween(card, clashes, who, (clash, takes) => this.#chose(typing, clash, takes));
		this.#then.tell();
	}

	#chose(typing: Typing, { name, theirs }: Clash, takes: 'mine' | 'theirs'): void {
		const card = this.#shown.by(typing.key);
		const field = card && fieldsIn(card).find((one) => one.name === name);
		if (!card || !field) return;
		if (takes === 'theirs') {
			field.value = theirs;
			typing.drop(name);
		} else typing.rebase(name, theirs);
		document.getElementById(`${field.id}-told`)?.remove();
		const left = this.#theirs.get(typing.key);
		left?.delete(name);
		if (!left || left.size === 0) {
			this.#theirs.delete(typing.key);
			untell(card);
			if (typing.typed.size === 0) this.#then.done(typing.key);
			else this.#then.due(card);
		}
		this.#then.tell();
	}
}
