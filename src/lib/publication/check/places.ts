/** Places that a text names. */
import type { KnownPlace } from './known.ts';
import { fold } from './reading/spelled/index.ts';

/** Names of more words are rare, and their first ones tell enough. */
const MOST_WORDS = 4;
const SHORTEST = 3;

export type PlacesIn = (text: string) => readonly KnownPlace[];

/** Finds the places of a plan in a text, in any language: whole words, an Arabic article or preposition before them. */
export function placesIn(places: readonly KnownPlace[]): PlacesIn {
	const byName = new Map<string, KnownPlace>();
	for (const place of places) {
		for (const text of Object.values(place.name)) {
			const words = wordsOf(text).slice(0, MOST_WORDS);
			const name = words.map(bare).join(' ');
			if (name.length >= SHORTEST && !byName.has(name)) byName.set(name, place);
		}
	}
	return (text) => {
		const words = wordsOf(text);
		const found = new Set<KnownPlace>();
		for (let start = 0; start < words.length; start += 1) {
			const isName = /[\u0600-\u06ff]|^\p{Lu}/u.test(words[start] ?? '');
			for (let count = 1; isName && count <= MOST_WORDS; count += 1) {
				const place = byName.get(
					words
						.slice(start, start + count)
						.map(bare)
						.join(' '),
				);
				if (place) found.add(place);
			}
		}
		return [...found];
	};
}

function wordsOf(text: string): string[] {
	return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}

function bare(word: string): string {
	return fold(word).replace(/^(?:[وفبلك]?ال|لل|[وفبل](?=\p{L}{4}))/u, '');
}
