/** The form of a report saves by itself: each card as soon as one of its fields is left changed. */
import { createContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import {
	cardOf,
	drawAnew,
	keptEntry,
	cardKey,
	keptName,
	wordsFor,
	typedWords,
	writeStored,
	type Left,
} from './cards.ts';
import { putBack } from './early.ts';
import { Leaving } from './leaving.ts';
import type { SavedCard } from '#lib/report/card.ts';
import { send } from './sending.ts';
import { Stands, type Standing } from './standing.svelte.ts';
import { askBetween, tellRefused, untell } from './telling.ts';
import { fieldsIn, isField, Typing, type Clash, type Field } from './typing.ts';
import type { Unsent } from './unsent.ts';

/** Milliseconds until a line that broke is tried again. */
const AGAIN = 10_000;
/** Milliseconds without a key until the page is read anew. */
const REST = 700;

/**
 * One card goes to the server after the other, so that two of one person never meet as if they were of two; what is not
 * there yet stays on the device.
 */
export class Saver {
	readonly stands = new Stands();
	readonly #unsent: Unsent;
	/** Cards with something in them that the server has not got. */
	readonly #open = new Map<string, Typing>();
	/** Of these, those that the server did not take, and those in which somebody has to choose between so many fields. */
	readonly #refused = new Set<string>();
	readonly #clashes = new Map<string, number>();
	/** What stood in a field when it was entered. */
	readonly #bases = new WeakMap<Field, string>();
	#root: ParentNode | undefined;
	#tail: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	#lastKey = 0;
	#again: ReturnType<typeof setTimeout> | undefined;
	#rest: ReturnType<typeof setTimeout> | undefined;
	readonly #way = new Leaving({
		isAllThere: () => this.#isAllThere,
		flush: () => this.#flush(),
		isOnlyOffline: () => this.stands.now.isOffline && this.#refused.size === 0 && this.#clashes.size === 0,
		firstOpen: () => [...this.#open.keys()][0],
		show: (key) => this.#cardBy(key)?.scrollIntoView({ block: 'center' }),
		tell: () => this.#tellStanding(),
	});
	readonly leaving = this.#way.leaving;
	readonly submitting = this.#way.submitting;

	constructor(unsent: Unsent) {
		this.#unsent = unsent;
	}

	#tellStanding(changed: Partial<Standing> = {}): void {
		this.stands.now = {
			...this.stands.now,
			unsent: this.#open.size,
			isSending: this.#waiting > 0,
			refused: this.#refused.size,
			clashes: [...this.#clashes.values()].reduce((all, count) => all + count, 0),
			waits: this.#way.waits,
			...changed,
		};
	}

	/** Each in its turn. */
	#next<T>(work: () => Promise<T>): Promise<T> {
		this.#waiting++;
		this.#tellStanding();
		const turn = this.#tail.then(work).finally(() => {
			this.#waiting--;
			this.#tellStanding();
		});
		this.#tail = turn.catch(() => undefined);
		return turn;
	}

	/** Sends what an earlier visit left on the device; returns what of it the server does not take. */
	async sendLeft(): Promise<Left[]> {
		const left: Left[] = [];
		const found = this.#unsent.list();
		for (const [name, entry] of found) {
			// The page may be in another language by now; the answer is to be in that one.
			const action = location.pathname + new URL(entry.action, location.href).search;
			const outcome = await this.#next(() => send({ ...entry, action }));
			if (outcome.is === 'saved') this.#unsent.drop(name);
			else left.push({ name, what: entry.what, why: wordsFor(outcome) });
		}
		if (left.length < found.length) await this.#renew();
		return left;
	}

	forget(name: string): void {
		this.#unsent.drop(name);
	}

	/** Listens to all cards at once: what surrounds them takes it. */
	readonly listens: Attachment<HTMLElement> = (root) => {
		this.#root = root;
		root.classList.add('saves');
		const listeners: [EventTarget, string, (event: Event) => void][] = [
			[root, 'focusin', ({ target }) => this.#entered(target)],
			[root, 'input', ({ target }) => this.#typed(target)],
			[root, 'change', ({ target }) => (this.#typed(target), this.#due(cardOf(target)))],
			[window, 'online', () => this.#dueAll()],
		];
		for (const [target, kind, listener] of listeners) target.addEventListener(kind, listener);
		for (const { field, base } of putBack()) {
			this.#bases.set(field, base);
			this.#typed(field);
			this.#due(cardOf(field));
		}
		return () => {
			clearTimeout(this.#again);
			clearTimeout(this.#rest);
			for (const [target, kind, listener] of listeners) target.removeEventListener(kind, listener);
		};
	};

	#entered(target: EventTarget | null): void {
		if (isField(target)) this.#bases.set(target, target.value);
	}

	#typed(target: EventTarget | null): void {
		const key = cardKey(cardOf(target));
		if (!isField(target) || key === undefined) return;
		this.#lastKey = Date.now();
		const typing = this.#open.get(key) ?? new Typing(key);
		this.#open.set(key, typing);
		typing.take(target, this.#bases.get(target) ?? '');
		const card = cardOf(target);
		if (card) this.#unsent.keep(keptName(key), keptEntry(card, typedWords(target)));
		this.#tellStanding();
	}

	#cardBy(key: string): HTMLElement | undefined {
		return this.#root?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`) ?? undefined;
	}

	#due(card: HTMLElement | null): void {
		const key = cardKey(card);
		if (key !== undefined && this.#open.has(key)) void this.#next(() => this.#save(key));
	}

	#dueAll(): void {
		for (const key of this.#open.keys()) this.#due(this.#cardBy(key) ?? null);
	}

	async #save(key: string): Promise<void> {
		const typing = this.#open.get(key);
		const card = this.#cardBy(key);
		// Saved meanwhile with an entry before, or somebody has to choose first.
		if (!typing || !card || this.#clashes.has(key)) return;
		this.#open.delete(key);
		const outcome = await send(keptEntry(card, ''));
		this.#refused.delete(key);
		if (outcome.is === 'saved') return this.#saved(typing, outcome.cards);
		this.#keepOpen(typing);
		if (outcome.is === 'offline') {
			this.#tellStanding({ isOffline: true });
			clearTimeout(this.#again);
			this.#again = setTimeout(() => this.#dueAll(), AGAIN);
			return;
		}
		this.#tellStanding({ isOffline: false });
		if (outcome.isConflict) return this.#compare(typing);
		this.#refused.add(key);
		tellRefused(this.#cardBy(key) ?? card, outcome, typing.last);
		this.#tellStanding();
	}

	/** What was typed while it was sent is newer. */
	#keepOpen(typing: Typing): void {
		const meanwhile = this.#open.get(typing.key);
		if (meanwhile) {
			for (const [name, { base }] of typing.typed) {
				if (meanwhile.typed.has(name)) meanwhile.rebase(name, base);
			}
		} else this.#open.set(typing.key, typing);
	}

	#saved({ key, typed }: Typing, cards: readonly SavedCard[]): void {
		const card = this.#cardBy(key);
		// Something may have been typed while it was sent: it is about what is stored now.
		for (const [name, { mine }] of typed) this.#open.get(key)?.rebase(name, mine);
		for (const field of card ? fieldsIn(card) : []) {
			const sent = typed.get(field.name);
			if (sent) this.#bases.set(field, sent.mine);
		}
		if (card) untell(card);
		if (card)
			writeStored(
				card,
				typed,
				cards.find((one) => one.key === key),
			);
		if (!this.#open.has(key)) this.#unsent.drop(keptName(key));
		this.#tellStanding({ isOffline: false, savedAt: Date.now() });
		if (this.#open.size > 0) return;
		if (!this.#way.settled(this.#waiting <= 1)) this.#renewSoon();
	}

	/** Somebody changed the card meanwhile: what does not touch what was typed is taken, the rest is asked about. */
	async #compare(typing: Typing): Promise<void> {
		await drawAnew();
		const card = this.#cardBy(typing.key);
		const now = this.#open.get(typing.key);
		if (!card || !now) return;
		const clashes = now.clashes(card);
		now.restore(card);
		for (const other of this.#open.values()) if (other !== now) this.#restore(other);
		for (const { name, theirs } of clashes) now.rebase(name, theirs);
		if (clashes.length === 0) return this.#due(card);
		this.#clashes.set(typing.key, clashes.length);
		const who = card.dataset.own === undefined ? (card.dataset.by ?? '') : null;
		askBetween(card, clashes, who, (clash, takes) => this.#chose(typing.key, clash, takes));
		this.#tellStanding();
	}

	#chose(key: string, { name, theirs }: Clash, takes: 'mine' | 'theirs'): void {
		const card = this.#cardBy(key);
		const typing = this.#open.get(key);
		const field = card && fieldsIn(card).find((one) => one.name === name);
		if (!card || !typing || !field) return;
		if (takes === 'theirs') {
			field.value = theirs;
			typing.drop(name);
		}
		document.getElementById(`${field.id}-told`)?.remove();
		const left = (this.#clashes.get(key) ?? 1) - 1;
		if (left > 0) this.#clashes.set(key, left);
		else {
			this.#clashes.delete(key);
			untell(card);
			if (typing.typed.size === 0) {
				this.#open.delete(key);
				this.#unsent.drop(keptName(key));
			} else this.#due(card);
		}
		this.#tellStanding();
	}

	#restore(typing: Typing): void {
		const card = this.#cardBy(typing.key);
		if (card) typing.restore(card);
	}

	/** Findings, sums and other people's changes; not while something waits, nor under the fingers of who types. */
	#renewSoon(): void {
		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => {
			if (Date.now() - this.#lastKey < REST) this.#renewSoon();
			else if (this.#isAllThere) void this.#renew();
		}, REST);
	}

	async #renew(): Promise<void> {
		await drawAnew();
		for (const typing of this.#open.values()) this.#restore(typing);
	}

	get #isAllThere(): boolean {
		return this.#open.size === 0 && this.#waiting === 0;
	}

	/** Tries everything once more; true when the server has all of it. */
	async #flush(): Promise<boolean> {
		this.#dueAll();
		await this.#tail;
		return this.#open.size === 0;
	}

	/** Brings to the first field in which something has to be done. */
	toFirst = (): void => {
		const field = this.#root?.querySelector<HTMLElement>('[data-refused]');
		field?.focus();
		field?.scrollIntoView({ block: 'center' });
	};
}

export const [getSaver, setSaver] = createContext<Saver>();
