import type { Entry } from '#lib/ui/device/unsent.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function isField(target: unknown): target is Field {
	return (
		target instanceof HTMLInputElement ||
		target instanceof HTMLTextAreaElement ||
		target instanceof HTMLSelectElement
	);
}

/** The fields of a card, hidden ones too. */
export function fieldsIn(card: ParentNode): Field[] {
	return [...card.querySelectorAll('[name^="f."]')].filter(isField);
}

/** What of a field was typed, and what stood there before. */
export interface Typed {
	readonly base: string;
	readonly mine: string;
}

/** A field in which two people entered different things. */
export interface Clash extends Typed {
	readonly name: string;
	readonly theirs: string;
}

/** A card with something in it that the server has not got. */
export class Typing {
	readonly key: string;
	readonly #typed = new Map<string, Typed>();
	/** What went off of each field: an answer may have been lost, and it is nobody else's then. */
	readonly #sent = new Map<string, Set<string>>();

	constructor(key: string) {
		this.key = key;
	}

	/** As the device keeps it. */
	get all(): NonNullable<Entry['typed']> {
		return [...this.#typed].map(
			([name, { base, mine }]) => [name, base, mine, [...(this.#sent.get(name) ?? [])]] as const,
		);
	}

	/** It goes off now. */
	send(): this {
		for (const [name, { mine }] of this.#typed) this.#note(name, [mine]);
		return this;
	}

	#note(name: string, values: readonly string[]): void {
		this.#sent.set(name, new Set([...(this.#sent.get(name) ?? []), ...values]));
	}

	/** What was typed before, or on another page; where something was typed anew since, only what stood there before. */
	takeUp(typed: NonNullable<Entry['typed']>): void {
		for (const [name, base, mine, sent = []] of typed) {
			this.#note(name, sent);
			const now = this.#typed.get(name);
			this.#typed.set(name, { base, mine: now?.mine ?? mine });
		}
	}

	/** @param base what stood in the field before anything was typed */
	take({ name, value }: Field, base: string): void {
		const before = this.#typed.get(name);
		this.#typed.delete(name);
		this.#typed.set(name, { base: before?.base ?? base, mine: value });
	}

	/** The name of the field that was typed into last; undefined: none was. */
	get last(): string | undefined {
		return [...this.#typed.keys()].at(-1);
	}

	get typed(): ReadonlyMap<string, Typed> {
		return this.#typed;
	}

	drop(name: string): void {
		this.#typed.delete(name);
	}

	/** What was typed is now compared with what the server has by now. */
	rebase(name: string, base: string): void {
		const typed = this.#typed.get(name);
		if (typed) this.#typed.set(name, { ...typed, base });
	}

	/** The page was read anew under the fingers: what was typed stands again. */
	restore(card: ParentNode): void {
		for (const field of fieldsIn(card)) {
			const typed = this.#typed.get(field.name);
			if (typed && field.value !== typed.mine) field.value = typed.mine;
		}
	}

	/**
	 * Fields in which somebody else entered something else meanwhile, once the page shows what is stored by now. Where the
	 * other one changed nothing, or the same, what was typed holds.
	 */
	clashes(card: ParentNode): Clash[] {
		return fieldsIn(card).flatMap(({ name, value: theirs }) => {
			const typed = this.#typed.get(name);
			if (!typed || theirs === typed.base || theirs === typed.mine) return [];
			if (this.#sent.get(name)?.has(theirs)) return [];
			return [{ name, theirs, ...typed }];
		});
	}
}
