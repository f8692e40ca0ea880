/**
 * What was typed in a report and is not with the server yet, on the device: it outlives a closed page and a bad line. It is
 * written before anything else is done with it, so that it lies in `localStorage`, which answers at once.
 */
export interface Entry {
	/** Where the form sends it. */
	readonly action: string;
	/** All that the card had then: what is sent where the page shows the card no more. */
	readonly fields: readonly (readonly [name: string, value: string])[];
	/** The field that was changed last and what it says, in the reader's words. */
	readonly what: string;
	/** What was typed, what stood there before, and what of it went off before. Absent: an earlier build wrote it. */
	readonly typed?: readonly (readonly [name: string, base: string, mine: string, sent?: readonly string[]])[];
}

/** An entry as it was found. */
export interface Found {
	/** Of the form within the report. */
	readonly name: string;
	readonly entry: Entry;
	readonly place: string;
	readonly text: string;
}

export class Unsent {
	readonly #prefix: string;
	readonly #tab: string;
	/** Who it belongs to, by identifier. */
	readonly person: string;

	/**
	 * @param device tells this person's report from all others on the device
	 * @param tab tells this page from others that show the report: what one of them keeps, no other one takes away
	 */
	constructor(device: string, tab: string = crypto.randomUUID().slice(0, 8)) {
		[this.person = ''] = device.split('.');
		this.#prefix = `masar.unsent.${device}.`;
		this.#tab = `~${tab}`;
	}

	/** @param name of the form within the report */
	keep(name: string, entry: Entry): void {
		// Without room, or where the browser forbids it, the open page still holds the entry.
		attempt(() => localStorage.setItem(this.#placeOf(name), JSON.stringify(entry)));
	}

	/** What this page kept. */
	drop(name: string): void {
		attempt(() => localStorage.removeItem(this.#placeOf(name)));
	}

	/** What pages before this one left, or others that are open keep. */
	list(): Found[] {
		const places = attempt(() => Object.keys(localStorage)) ?? [];
		return places
			.filter((place) => place.startsWith(this.#prefix) && !place.endsWith(this.#tab))
			.sort()
			.flatMap((place) => {
				const text = attempt(() => localStorage.getItem(place)) ?? '';
				const entry = readEntry(text);
				const [name = ''] = place.slice(this.#prefix.length).split('~');
				return entry ? [{ name, entry, place, text }] : [];
			});
	}

	/** Unless whoever kept it has something newer there by now. */
	forget({ place, text }: Found): void {
		attempt(() => {
			if (localStorage.getItem(place) === text) localStorage.removeItem(place);
		});
	}

	#placeOf(name: string): string {
		return this.#prefix + name + this.#tab;
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
