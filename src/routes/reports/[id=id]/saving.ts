/** The forms of a report that save by themselves, as soon as one of their fields is left changed. */
import { invalidateAll } from '$app/navigation';
import type { BeforeNavigate } from '@sveltejs/kit';
import { createContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { m } from '#lib/paraglide/messages.js';
import { putBack } from './early.ts';
import { tell } from './telling.ts';
import { send, type Outcome } from './sending.ts';
import { Typing, versionField } from './typing.ts';
import type { Entry, Unsent } from './unsent.ts';

/** Milliseconds until a line that broke is tried again. */
const AGAIN = 10_000;

/** An entry of an earlier visit that the server does not take. */
export interface Left {
	readonly name: string;
	readonly what: string;
	readonly why: string;
}

/**
 * One entry goes to the server after the other, so that two of one person never meet as if they were of two; what is not
 * there yet stays on the device.
 */
export class Saver {
	readonly #unsent: Unsent;
	/** Forms with something in them that the server has not got, by their name in the report. */
	readonly #open = new Map<string, Typing>();
	#tail: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	#hasWarned = false;
	readonly #attachments = new Map<string, Attachment<HTMLFormElement>>();

	constructor(unsent: Unsent) {
		this.#unsent = unsent;
	}

	/** Each in its turn. */
	#next<T>(work: () => Promise<T>): Promise<T> {
		this.#waiting++;
		const turn = this.#tail.then(work).finally(() => this.#waiting--);
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

	/**
	 * The attachment of a form, made once and kept: a new one each time would be exchanged with every figure of the page.
	 * @param name of the form in the report
	 */
	form(name: string): Attachment<HTMLFormElement> {
		const known = this.#attachments.get(name) ?? this.#attachment(name);
		this.#attachments.set(name, known);
		return known;
	}

	#attachment(name: string): Attachment<HTMLFormElement> {
		return (form) => {
			const told = document.createElement('output');
			form.append(told);
			form.classList.add('saves');
			let again: ReturnType<typeof setTimeout> | undefined;
			const due = () =>
				void this.#next(() => this.#save(name, told)).then(() => {
					clearTimeout(again);
					if (told.dataset.is === 'offline' && form.isConnected) again = setTimeout(due, AGAIN);
				});
			const open = () => {
				const typing = this.#open.get(name) ?? new Typing(form);
				this.#open.set(name, typing);
				return typing;
			};
			const typed = ({ target }: Event) => {
				open().take(target);
				this.#unsent.keep(name, entryOf(form, wordsOf(target)));
			};
			const listeners: [EventTarget, string, (event: Event) => void][] = [
				[form, 'input', typed],
				[form, 'change', (event) => (typed(event), due())],
				[
					form,
					'submit',
					(event) => {
						if (event instanceof SubmitEvent && event.submitter?.dataset.saves === 'no') return;
						event.preventDefault();
						open();
						due();
					},
				],
				[window, 'online', () => told.dataset.is === 'offline' && due()],
			];
			for (const [target, kind, listener] of listeners) target.addEventListener(kind, listener);
			if (putBack(form)) due();
			return () => {
				clearTimeout(again);
				told.remove();
				this.#open.delete(name);
				for (const [target, kind, listener] of listeners) target.removeEventListener(kind, listener);
			};
		};
	}

	async #save(name: string, told: HTMLOutputElement): Promise<void> {
		const typing = this.#open.get(name);
		// Saved meanwhile with an entry before.
		if (!typing) return;
		this.#open.delete(name);
		const { form } = typing;
		told.textContent = m.saving();
		const outcome = await send(entryOf(form, ''));
		told.dataset.is = outcome.is;
		told.textContent = wordsFor(outcome);
		tell(form, told, outcome, typing.last);
		if (outcome.is !== 'saved') {
			this.#open.set(name, this.#open.get(name) ?? typing);
			return;
		}
		const version = versionField(form);
		if (outcome.version !== null && version) version.value = String(outcome.version);
		// Something may have been typed while it was sent: it is about the version stored now.
		const meanwhile = this.#open.get(name);
		if (meanwhile) this.#open.set(name, meanwhile.after());
		else this.#unsent.drop(name);
		if (this.#open.size > 0) return;
		// What is typed from now on deserves a warning of its own.
		this.#hasWarned = false;
		await this.#renew();
	}

	/** Findings, sums and other people's changes; not while something waits, nor under the fingers of who types. */
	async #renew(): Promise<void> {
		await invalidateAll();
		for (const typing of this.#open.values()) typing.restore();
	}

	get #isAllThere(): boolean {
		return this.#open.size === 0 && this.#waiting === 0;
	}

	/** Tries everything once more; true when the server has all of it. */
	async #flush(): Promise<boolean> {
		for (const { form } of this.#open.values()) form.requestSubmit();
		await this.#tail;
		return this.#open.size === 0;
	}

	/** A page is left once the server has everything. What it does not take is shown once; then the reader may go. */
	leaving = (navigation: BeforeNavigate): void => {
		if (this.#isAllThere || this.#hasWarned) return;
		navigation.cancel();
		const { to, type } = navigation;
		// When the whole page is closed, the browser asks.
		if (type === 'leave' || !to) return;
		void this.#orWarn().then((goes) => goes && location.assign(to.url));
	};

	/** A form that is no entry (copying, checking, removing) is sent once the server has every entry, as a page is left. */
	submitting = (event: SubmitEvent): void => {
		const { target, submitter } = event;
		if (!(target instanceof HTMLFormElement) || this.#isAllThere || this.#hasWarned) return;
		if (target.classList.contains('saves') && submitter?.dataset.saves !== 'no') return;
		event.preventDefault();
		event.stopPropagation();
		void this.#orWarn().then((goes) => goes && target.requestSubmit(submitter));
	};

	async #orWarn(): Promise<boolean> {
		const [first] = this.#open.values();
		if (await this.#flush()) return true;
		this.#hasWarned = true;
		first?.form.scrollIntoView({ block: 'center' });
		return false;
	}
}

export const [getSaver, setSaver] = createContext<Saver>();

function wordsFor(outcome: Outcome): string {
	if (outcome.is === 'refused') return outcome.why;
	return outcome.is === 'saved' ? m.saved() : m.not_saved_offline();
}

function entryOf(form: HTMLFormElement, what: string): Entry {
	const fields = [...new FormData(form)].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as const] : [],
	);
	return { action: form.action, fields, what };
}

/** The field that was changed and what it says. */
function wordsOf(target: EventTarget | null): string {
	if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return '';
	const label = target.ariaLabel ?? target.labels?.[0]?.textContent.trim() ?? '';
	return `${label}: ${target.value}`;
}
