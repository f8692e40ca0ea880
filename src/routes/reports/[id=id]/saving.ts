/** The form of a report saves by itself: each card as soon as one of its fields is left changed. */
import { createContext, tick } from 'svelte';
import type { SavedCard } from '#lib/report/card.ts';
import type { Unsent } from '#lib/ui/device/unsent.ts';
import type { TypedCard } from './asFile.ts';
import {
	cardKey,
	cardOf,
	drawAnew,
	keptEntry,
	keptName,
	sentEntry,
	typedCard,
	writeStored,
} from './cards.ts';
import { Clashing } from './clashing.ts';
import { Leaving } from './leaving.ts';
import { listening } from './listening.ts';
import { send } from './sending.ts';
import { Shown, type Show } from './shown.ts';
import { StateLine, type Standing } from './standing.svelte.ts';
import { TakingUp, type Left } from './takingUp.ts';
import { tellRefused, untell } from './telling.ts';
import { Turns } from './turns.ts';
import { fieldsIn, isField, Typing, type Field } from './typing.ts';

/** Milliseconds until a line that broke is tried again. */
const AGAIN = 10_000;
/** Milliseconds without a key until the page is read anew. */
const REST = 700;

/**
 * One card goes to the server after the other, so that two of one person never meet as if they were of two; what is not
 * there yet stays on the device.
 */
export class Saver {
	readonly stands = new StateLine();
	readonly #unsent: Unsent;
	readonly #shown: Shown;
	/** Cards with something in them that the server has not got. */
	readonly #open = new Map<string, Typing>();
	/** Of these, those that the server did not take. */
	readonly #refused = new Set<string>();
	/** What stood in a field when it was entered. */
	readonly #bases = new WeakMap<Field, string>();
	readonly #clashing: Clashing;
	readonly #takingUp: TakingUp;
	/** What is shown lies on the device. */
	#isFromDevice = false;
	/** The card that is being sent, as it was then. */
	#onItsWay: Typing | undefined;
	readonly #turns = new Turns(() => this.#tellStanding());
	/** Milliseconds since the page was opened: a clock may be set. */
	#lastKey = -Infinity;
	#again: ReturnType<typeof setTimeout> | undefined;
	#rest: ReturnType<typeof setTimeout> | undefined;
	readonly #way = new Leaving({
		isAllThere: () => this.#isAllThere,
		hasLine: () => !this.#isFromDevice,
		flush: () => this.#flush(),
		isOnlyOffline: () => this.stands.now.isOffline && this.#refused.size === 0 && this.#clashing.size === 0,
		firstOpen: () => [...this.#open.keys()][0],
		show: (key) => this.#shown.by(key)?.scrollIntoView({ block: 'center' }),
		tell: () => this.#tellStanding(),
	});
	readonly leaving = this.#way.leaving;
	readonly submitting = this.#way.submitting;

	/** @param show makes the page show a card whole */
	constructor(unsent: Unsent, show: Show) {
		this.#unsent = unsent;
		this.#shown = new Shown(show);
		const done = (key: string) => (this.#open.delete(key), this.#unsent.drop(keptName(key)));
		this.#clashing = new Clashing(this.#shown, {
			due: (card) => this.#due(card),
			done,
			tell: () => this.#tellStanding(),
		});
		this.#takingUp = new TakingUp(unsent, this.#open, this.#shown);
	}

	#tellStanding(changed: Partial<Standing> = {}): void {
		this.stands.now = {
			...this.stands.now,
			unsent: this.#open.size,
			isSending: this.#turns.waiting > 0,
			refused: this.#refused.size,
			clashes: this.#clashing.size,
			waits: this.#way.waits,
			...changed,
		};
	}

	/**
	 * What an earlier visit left on the device stands in its fields again, and is sent; returns what has no field any more
	 * and is not taken by the server.
	 */
	async takeUp(): Promise<Left[]> {
		// Until the whole page stands.
		await tick();
		const { sent, left } = await this.#takingUp.all({
			compare: (card, typing) => {
				if (this.#stands(card, typing)) this.#due(card);
			},
			next: this.#turns.next,
		});
		if (sent > 0) await this.#turns.next(() => this.#renew());
		return left;
	}

	forget({ found }: Left): void {
		this.#unsent.forget(found);
	}

	/** What is shown lies on the device from now on, or comes from the server again. */
	fromDevice(isFrom: boolean): void {
		this.#isFromDevice = isFrom;
		if (!isFrom && this.#open.size === 0) this.#way.settled(true);
	}

	/** What the server has not got. */
	typedCards(): TypedCard[] {
		return [...this.#open.values()].map((typing) => typedCard(typing, this.#shown.by(typing.key)));
	}

	/** What is shown came from the device: perhaps there is a line by now. */
	readonly lookAgain = (): void => {
		if (this.#open.size > 0) this.#dueAll();
		else if (this.#turns.waiting === 0) void this.#turns.next(() => this.#renew());
	};

	/** A card is open, or closed, by now: what was typed in it stands there. */
	drawn(key: string): void {
		if (this.#onItsWay?.key === key) this.#shown.restore(this.#onItsWay);
		const typing = this.#open.get(key);
		const card = this.#shown.by(key);
		if (!typing || !card) return;
		typing.restore(card);
		this.#clashing.ask(card, typing);
	}

	readonly listens = listening({
		begin: (root) => (this.#shown.root = root),
		entered: (target) => this.#entered(target),
		typed: (target) => this.#typed(target),
		left: (target) => this.#due(cardOf(target)),
		again: () => this.#dueAll(),
		early: (field, base) => {
			this.#bases.set(field, base);
			this.#typed(field);
			this.#due(cardOf(field));
		},
		end: () => (clearTimeout(this.#again), clearTimeout(this.#rest)),
	});

	#entered(target: EventTarget | null): void {
		if (isField(target)) this.#bases.set(target, target.value);
	}

	#typed(target: EventTarget | null): void {
		const key = cardKey(cardOf(target));
		if (!isField(target) || key === undefined) return;
		// Of a field that a page drawn anew takes away, the browser tells a change that is stored by now.
		if (!this.#open.has(key) && this.#bases.get(target) === target.value) return;
		this.#lastKey = performance.now();
		const typing = this.#open.get(key) ?? new Typing(key);
		this.#open.set(key, typing);
		typing.take(target, this.#bases.get(target) ?? '');
		const card = cardOf(target);
		if (card) this.#keep(card, typing);
		this.#tellStanding();
	}

	#due(card: HTMLElement | null): void {
		const key = cardKey(card);
		if (key !== undefined && this.#open.has(key)) void this.#turns.next(() => this.#save(key));
	}

	#dueAll(): void {
		for (const key of this.#open.keys()) this.#due(this.#shown.by(key) ?? null);
	}

	async #save(key: string): Promise<void> {
		const typing = this.#open.get(key);
		// Saved meanwhile with an entry before, or somebody has to choose first, or it does not stand in its fields yet.
		if (!typing || this.#clashing.has(key) || this.#takingUp.has(key)) return;
		const card = await this.#shown.whole(typing);
		// Of a card that was closed, the page may show something else by now.
		if (!card || !this.#stands(card, typing)) return;
		this.#open.delete(key);
		this.#onItsWay = typing.send();
		this.#keep(card, typing);
		const outcome = await send(sentEntry(card), this.#unsent.person);
		this.#onItsWay = undefined;
		this.#refused.delete(key);
		if (outcome.is === 'saved') return this.#saved(typing, outcome.cards);
		this.#keepOpen(typing);
		if (outcome.is === 'offline') return this.#later();
		this.#tellStanding({ isOffline: false });
		if (outcome.isConflict) return this.#compare(typing);
		this.#refused.add(key);
		tellRefused(this.#shown.by(key) ?? card, outcome, typing.last);
		this.#tellStanding();
	}

	#later(): void {
		this.#tellStanding({ isOffline: true });
		clearTimeout(this.#again);
		this.#again = setTimeout(() => this.#dueAll(), AGAIN);
	}

	/** What was typed while it was sent is newer. */
	#keepOpen(typing: Typing): void {
		const meanwhile = this.#open.get(typing.key);
		if (meanwhile) meanwhile.takeUp(typing.all);
		else this.#open.set(typing.key, typing);
	}

	/** With what is on its way: until the server has it, it is not there. */
	#keep(card: HTMLElement, typing: Typing): void {
		const all = new Typing(typing.key);
		all.takeUp(typing.all);
		if (this.#onItsWay?.key === typing.key) all.takeUp(this.#onItsWay.all);
		this.#unsent.keep(keptName(typing.key), keptEntry(card, all));
	}

	#saved({ key, typed }: Typing, cards: readonly SavedCard[]): void {
		const card = this.#shown.by(key);
		// Something may have been typed while it was sent: it is about what is stored now.
		const since = this.#open.get(key);
		for (const [name, { mine }] of typed) since?.rebase(name, mine);
		for (const field of card ? fieldsIn(card) : []) {
			const sent = typed.get(field.name);
			if (!sent) continue;
			this.#bases.set(field, sent.mine);
			// The card may have been closed and opened meanwhile, which the page did with what it was given.
			if (!since?.typed.has(field.name)) field.value = sent.mine;
		}
		const stored = cards.find((one) => one.key === key);
		if (card) {
			untell(card);
			writeStored(card, typed, stored);
		}
		if (!since) this.#unsent.drop(keptName(key));
		else if (card) this.#keep(card, since);
		this.#tellStanding({ isOffline: false, savedAt: Date.now() });
		if (this.#open.size === 0 && !this.#way.settled(this.#turns.waiting <= 1)) this.#renewSoon();
	}

	/** Somebody changed the card meanwhile: the page shows what is stored by now, and what was typed is about that. */
	async #compare(typing: Typing): Promise<void> {
		await this.#renew();
		const now = this.#open.get(typing.key);
		const card = now && (await this.#shown.whole(now));
		if (card && this.#stands(card, now)) this.#due(card);
	}

	/** What does not touch what was typed is taken, the rest is asked about; true: nothing is. */
	#stands(card: HTMLElement, typing: Typing): boolean {
		this.#clashing.look(card, typing);
		return !this.#clashing.has(typing.key);
	}

	/** Findings, sums and other people's changes; not while something waits, nor under the fingers of who types. */
	#renewSoon(): void {
		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => {
			if (performance.now() - this.#lastKey < REST) this.#renewSoon();
			else if (this.#isAllThere) void this.#turns.next(() => this.#renew());
		}, REST);
	}

	/**
	 * The versions that the page shows are new as well: sent with them, what was typed on the page before would overwrite
	 * what somebody else entered there.
	 */
	async #renew(): Promise<void> {
		await drawAnew();
		for (const typing of this.#open.values()) {
			const card = this.#shown.by(typing.key);
			if (card && !this.#takingUp.has(typing.key)) this.#stands(card, typing);
		}
	}

	get #isAllThere(): boolean {
		return this.#open.size === 0 && this.#turns.waiting === 0;
	}

	/** Tries everything once more; true when the server has all of it. */
	async #flush(): Promise<boolean> {
		this.#dueAll();
		await this.#turns.done;
		return this.#open.size === 0;
	}

	readonly toFirst = (): void => this.#shown.toFirst();
}

export const [getSaver, setSaver] = createContext<Saver>();
