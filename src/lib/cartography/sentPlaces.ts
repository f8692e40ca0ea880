/** A map's places as they travel to its page: in columns, and in the reader's language alone, since there may be thousands. */
import { localised, type Language, type Localised } from '#lib/plan/text.ts';
import type { MapPlace, SilentPlace } from './map.ts';

/** Equal words once. */
interface Words {
	readonly words: readonly string[];
	/** Which of them, row by row; null: none. */
	readonly rows: readonly (number | null)[];
}

/** Names in the reader's language; where a row has none, in English. */
interface Columns {
	readonly pcodes: readonly string[];
	readonly names: readonly string[];
	/** Rows whose name was not translated. */
	readonly untranslated: readonly number[];
	readonly figures: {
		readonly within: Words;
		readonly group: Words;
		readonly numbers: readonly (readonly (number | null)[])[];
	} | null;
}

export type SentColumns = readonly [language: Language, columns: string];

/** Places with figures, or those without. In the browser a text knows the language that it was sent in, and no other. */
export class SentPlaces<Place extends MapPlace | SilentPlace = MapPlace | SilentPlace> {
	readonly all: readonly Place[];
	readonly language: Language;

	constructor(all: readonly Place[], language: Language) {
		this.all = all;
		this.language = language;
	}

	encode(): SentColumns {
		const { all, language } = this;
		const wordOf = (text: Localised) => text[language] ?? text.en;
		const figures = (all as readonly (MapPlace | SilentPlace)[]).filter(isPlaced);
		const columns: Columns = {
			pcodes: all.map(({ pcode }) => pcode),
			names: all.map(({ name }) => wordOf(name)),
			untranslated: all.flatMap(({ name }, i) => (name[language] === undefined ? [i] : [])),
			figures:
				figures.length === 0
					? null
					: {
							within: wordsOf(figures.map(({ within }) => within && wordOf(within))),
							group: wordsOf(figures.map(({ group }) => group ?? null)),
							numbers: NUMBERS.map((name) => figures.map((place) => place[name])),
						},
		};
		return [language, JSON.stringify(columns)];
	}

	static decode([language, sent]: SentColumns): SentPlaces {
		const { pcodes, names, untranslated, figures } = JSON.parse(sent) as Columns;
		const english = new Set(untranslated);
		const textOf = (word: string, isEnglish: boolean) =>
			localised(word, isEnglish || language === 'en' ? {} : { [language]: word });
		const labels = pcodes.map((pcode, i) => ({ pcode, name: textOf(names[i] ?? '', english.has(i)) }));
		if (!figures) return new SentPlaces<SilentPlace>(labels, language);
		const { within, group, numbers } = figures;
		const above = within.words.map((word) => textOf(word, false));
		const places = labels.map((label, i): MapPlace => {
			const [lat, lon, reached, high, partners] = numbers.map((column) => column[i] ?? null);
			const between = group.words[group.rows[i] ?? -1];
			return {
				...label,
				...{ within: above[within.rows[i] ?? -1] ?? null, ...(between !== undefined && { group: between }) },
				...{ lat: lat ?? null, lon: lon ?? null, reached: reached ?? 0, high: high ?? null },
				partners: partners ?? 0,
			};
		});
		return new SentPlaces<MapPlace>(places, language);
	}
}

function isPlaced(place: MapPlace | SilentPlace): place is MapPlace {
	return 'reached' in place;
}

const NUMBERS = ['lat', 'lon', 'reached', 'high', 'partners'] as const;

function wordsOf(all: readonly (string | null)[]): Words {
	const words = [...new Set(all.filter((word) => word !== null))];
	const at = new Map(words.map((word, i) => [word, i]));
	return { words, rows: all.map((word) => (word === null ? null : (at.get(word) ?? null))) };
}
