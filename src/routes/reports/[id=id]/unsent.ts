/** What was typed in a report and is not with the server yet, on the device: it outlives a closed page and a bad line. */
export interface Entry {
	/** Where the form sends it. */
	readonly action: string;
	readonly fields: readonly (readonly [name: string, value: string])[];
	/** The field that was changed last and what it says, in the reader's words. */
	readonly what: string;
}

export class Unsent {
	readonly #prefix: string;

	/** @param device tells this person's report from all others on the device */
	constructor(device: string) {
		this.#prefix = `masar.unsent.${device}.`;
	}

	/** @param name of the form within the report */
	keep(name: string, entry: Entry): void {
		// Without room, or where the browser forbids it, the open page still holds the entry.
		attempt(() => localStorage.setItem(this.#prefix + name, JSON.stringify(entry)));
	}

	drop(name: string): void {
		attempt(() => localStorage.removeItem(this.#prefix + name));
	}

	list(): [name: string, entry: Entry][] {
		const names = attempt(() => Object.keys(localStorage)) ?? [];
		return names
			.filter((name) => name.startsWith(this.#prefix))
			.flatMap((name) => {
				const entry = readEntry(attempt(() => localStorage.getItem(name)) ?? '');
				return entry ? [[name.slice(this.#prefix.length), entry] as [string, Entry]] : [];
			});
	}
}

function attempt<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}

function readEntry(text: string): Entry | undefined {
	return attempt(() => JSON.parse(text) as Entry);
}
