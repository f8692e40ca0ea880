/** A report's page is left, and another form of it sent, once the server has every entry. */
import { goto } from '$app/navigation';
import type { BeforeNavigate } from '@sveltejs/kit';

/** What there is to wait for. */
export interface Waiting {
	readonly isAllThere: () => boolean;
	/** As far as is known. */
	readonly hasLine: () => boolean;
	/** Tries everything once more; true when the server has all of it. */
	readonly flush: () => Promise<boolean>;
	/** Nothing but the line is missing. */
	readonly isOnlyOffline: () => boolean;
	/** The first card with something that the server has not got. */
	readonly firstOpen: () => string | undefined;
	readonly show: (key: string) => void;
	readonly tell: () => void;
}

export class Leaving {
	readonly #of: Waiting;
	#hasWarned = false;
	/** What is done as soon as everything is sent. */
	#then: (() => void) | undefined;

	constructor(of: Waiting) {
		this.#of = of;
	}

	get waits(): boolean {
		return this.#then !== undefined;
	}

	/**
	 * A page is left once the server has everything. Without a line that is as soon as there is one; what the server does
	 * not take is shown once, then the reader may go.
	 */
	readonly leaving = (navigation: BeforeNavigate): void => {
		if (this.#of.isAllThere() || this.#hasWarned) return;
		navigation.cancel();
		const { to, type } = navigation;
		// When the whole page is closed, the browser asks.
		if (type === 'leave' || !to) return;
		void this.#orWarn(() => void goto(to.url));
	};

	/** A form that is no entry (copying, removing) is sent once the server has every entry, as a page is left. */
	readonly submitting = (event: SubmitEvent): void => {
		const { target, submitter } = event;
		if (!(target instanceof HTMLFormElement)) return;
		const isReport = target.id === 'report';
		const isAllThere = this.#of.isAllThere();
		if (!isReport && ((isAllThere && this.#of.hasLine()) || this.#hasWarned)) return;
		event.preventDefault();
		event.stopPropagation();
		if (isReport) void this.#of.flush();
		else if (isAllThere) this.#later(() => target.requestSubmit(submitter));
		else void this.#orWarn(() => target.requestSubmit(submitter));
	};

	/**
	 * The server has everything: what waited for it is done; true when something did.
	 * @param isQuiet nothing else is on its way
	 */
	settled(isQuiet: boolean): boolean {
		// What is typed from now on deserves a warning of its own.
		this.#hasWarned = false;
		const then = this.#then;
		if (!then || !isQuiet) return false;
		this.#then = undefined;
		this.#of.tell();
		then();
		return true;
	}

	#later(then: () => void): void {
		this.#then = then;
		this.#of.tell();
	}

	async #orWarn(then: () => void): Promise<void> {
		const first = this.#of.firstOpen();
		if (await this.#of.flush()) return then();
		if (this.#of.isOnlyOffline()) this.#then = then;
		else {
			this.#hasWarned = true;
			if (first !== undefined) this.#of.show(first);
		}
		this.#of.tell();
	}
}
