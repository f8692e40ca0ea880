/** The cards that the page shows, as those of what was typed. */
import { fieldsIn, type Typing } from './typing.ts';

/** Makes the page show a card whole: an open one, or one that is not stored yet and begins with this indicator. */
export type Show = (key: string, first: number | null) => Promise<void>;

export class Shown {
	root: ParentNode | undefined;
	readonly #show: Show;

	constructor(show: Show) {
		this.#show = show;
	}

	by(key: string): HTMLElement | undefined {
		return this.root?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`) ?? undefined;
	}

	restore(typing: Typing): void {
		const card = this.by(typing.key);
		if (card) typing.restore(card);
	}

	/** Brings to the first field in which something has to be done. */
	toFirst(): void {
		const field = this.root?.querySelector<HTMLElement>('[data-refused]');
		field?.focus();
		field?.scrollIntoView({ block: 'center' });
	}

	/**
	 * The card with a field for everything that was typed in it, opened where a closed one has not all of them; undefined:
	 * the page has no such card.
	 * @param first the indicator that a card begins with which is not stored yet
	 */
	async whole(typing: Typing, first: number | null = null): Promise<HTMLElement | undefined> {
		const card = this.by(typing.key);
		if (card && hasAll(card, typing)) return card;
		await this.#show(typing.key, first);
		return this.by(typing.key);
	}
}

/** Whether a card has a field for everything that was typed in it. */
export function hasAll(card: HTMLElement, { typed }: Typing): boolean {
	const names = new Set(fieldsIn(card).map(({ name }) => name));
	return [...typed.keys()].every((name) => names.has(name));
}
