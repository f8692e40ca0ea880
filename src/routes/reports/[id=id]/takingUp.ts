/** What an earlier visit left on the device, or another page that is open, stands in its fields again. */
import type { Found, Unsent } from '#lib/ui/device/unsent.ts';
import { firstOfKept, keptEntry, keptName, keyOfKept, wordsFor } from './cards.ts';
import { send } from './sending.ts';
import { hasAll, type Shown } from './shown.ts';
import { Typing } from './typing.ts';

/** An entry that has no field any more and that the server does not take. */
export interface Left {
	readonly found: Found;
	readonly why: string;
}

/** What is done with what was found. */
interface Ways {
	readonly compare: (card: HTMLElement, typing: Typing) => void;
	/** Each in its turn. */
	readonly next: <T>(work: () => Promise<T>) => Promise<T>;
}

export class TakingUp {
	readonly #unsent: Unsent;
	readonly #open: Map<string, Typing>;
	readonly #shown: Shown;
	/** By card, until it stands in its fields. */
	readonly #waiting = new Map<string, Found[]>();
	readonly #old: Found[] = [];

	/** @param open what was typed by card; what was found is there at once, so that nothing else is kept in its place */
	constructor(unsent: Unsent, open: Map<string, Typing>, shown: Shown) {
		[this.#unsent, this.#open, this.#shown] = [unsent, open, shown];
		for (const found of unsent.list()) {
			const { name, entry } = found;
			const key = keyOfKept(name);
			if (!entry.typed) {
				this.#old.push(found);
				continue;
			}
			const typing = open.get(key) ?? new Typing(key);
			typing.takeUp(entry.typed);
			open.set(key, typing);
			this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), found]);
		}
	}

	/** It does not stand in its fields yet: sent now, the card would say something else. */
	has(key: string): boolean {
		return this.#waiting.has(key);
	}

	/** `sent`: how many had no field and the server took. */
	async all(ways: Ways): Promise<{ sent: number; left: Left[] }> {
		const left: Left[] = [];
		const alone = this.#old.splice(0);
		for (const [key, found] of this.#waiting) {
			if (!(await this.#stands(key, found, ways))) alone.push(...found);
		}
		for (const found of alone) {
			const why = await this.#sent(found, ways);
			if (why !== null) left.push({ found, why });
		}
		return { sent: alone.length - left.length, left };
	}

	async #stands(key: string, found: readonly Found[], { compare }: Ways): Promise<boolean> {
		const typing = this.#open.get(key);
		const [first] = found.flatMap(({ entry }) => firstOfKept(key, entry) ?? []);
		const card = typing && (await this.#shown.whole(typing, first ?? null));
		this.#waiting.delete(key);
		if (!card || !hasAll(card, typing)) {
			this.#open.delete(key);
			return false;
		}
		compare(card, typing);
		this.#unsent.keep(keptName(key), keptEntry(card, typing));
		for (const one of found) this.#unsent.forget(one);
		return true;
	}

	/** Null: the server has it; else why not. */
	async #sent(found: Found, { next }: Ways): Promise<string | null> {
		// The page may be in another language by now; the answer is to be in that one.
		const action = location.pathname + new URL(found.entry.action, location.href).search;
		const outcome = await next(() => send({ ...found.entry, action }, this.#unsent.person));
		if (outcome.is !== 'saved') return wordsFor(outcome);
		this.#unsent.forget(found);
		return null;
	}
}
