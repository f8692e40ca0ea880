export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function isField(target: unknown): target is Field {
	return (
		target instanceof HTMLInputElement ||
		target instanceof HTMLTextAreaElement ||
		target instanceof HTMLSelectElement
	);
}

/** A form with something in it that the server has not got. */
export class Typing {
	readonly form: HTMLFormElement;
	readonly #values = new Map<Field, string>();
	#version: string | undefined;

	constructor(form: HTMLFormElement) {
		this.form = form;
		this.#version = versionField(form)?.value;
	}

	take(target: EventTarget | null): void {
		if (!isField(target)) return;
		this.#values.delete(target);
		this.#values.set(target, target.value);
	}

	/** The field that was typed into last; undefined: none was. */
	get last(): Field | undefined {
		return [...this.#values.keys()].at(-1);
	}

	/** Takes the form's version as the one seen: what was typed before has been stored as it meanwhile. */
	after(): this {
		this.#version = versionField(this.form)?.value;
		return this;
	}

	/**
	 * The page was read anew under the fingers: what was typed stands again, and beside it the version that the person
	 * saw, so that another's change in between is still a conflict.
	 */
	restore(): void {
		for (const [field, value] of this.#values) if (field.value !== value) field.value = value;
		const version = versionField(this.form);
		if (version && this.#version !== undefined) version.value = this.#version;
	}
}

/** Where the form keeps which version of the row it is about; null when it is about none. */
export function versionField(form: HTMLFormElement): HTMLInputElement | null {
	const field = form.elements.namedItem('version');
	return field instanceof HTMLInputElement ? field : null;
}
