/** A map's places as they travel to its page: in columns, and in the reader's language alone, since there may be thousands. */
import { localised, type Language, type Localised } from '#lib/plan/text.ts';
import type { MapPlace, MapPoint, SilentPlace } from './map.ts';

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
	/** Null: only their names are known. */
	readonly points: {
		readonly within: Words;
		readonly group: Words;
		/** POINT, and of places that have them FIGURES, row by row. */
		readonly numbers: readonly (readonly (number | null)[])[];
	} | null;
}

export type SentColumns = readonly [language: Language, columns: string];

type Sent = MapPlace | MapPoint | SilentPlace;

/** Places with figures, those without, or names of them, all of one kind. In the browser a text knows the language that it was sent in, and no other. */
export class SentPlaces<Place extends Sent = Sent> {
	readonly all: readonly Place[];
	readonly language: Language;

	constructor(all: readonly Place[], language: Language) {
		this.all = all;
		this.language = language;
	}

	encode(): SentColumns {
		const { all, language } = this;
		const wordOf = (text: Localised) => text[language] ?? text.en;
		const points = (all as readonly Sent[]).filter(isPoint);
		const placed = points.filter(isPlaced);
		const columns: Columns = {
			pcodes: all.map(({ pcode }) => pcode),
			names: all.map(({ name }) => wordOf(name)),
			untranslated: all.flatMap(({ name }, i) => (name[language] === undefined ? [i] : [])),
			points:
				points.length === 0
					? null
					: {
							within: wordsOf(points.map(({ within }) => within && wordOf(within))),
							group: wordsOf(points.map(({ group }) => group ?? null)),
							numbers: [
								...POINT.map((name) => points.map((place) => place[name])),
								...FIGURES.map((name) => placed.map((place) => place[name])),
							],
						},
		};
		return [language, JSON.stringify(columns)];
	}

	static decode([language, sent]: SentColumns): SentPlaces {
		const { pcodes, names, untranslated, points } = JSON.parse(sent) as Columns;
		const english = new Set(untranslated);
		const textOf = (word: string, isEnglish: boolean) =>
			localised(word, isEnglish || language === 'en' ? {} : { [language]: word });
		const labels = pcodes.map((pcode, i) => ({ pcode, name: textOf(names[i] ?? '', english.has(i)) }));
		if (!points) return new SentPlaces<SilentPlace>(labels, language);
		const { within, group, numbers } = points;
		const above = within.words.map((word) => textOf(word, false));
		const number = (column: number, row: number) => numbers[column]?.[row] ?? null;
		const found = labels.map((label, i): MapPoint => {
			const between = group.words[group.rows[i] ?? -1];
			return {
				...label,
				...{ within: above[within.rows[i] ?? -1] ?? null, ...(between !== undefined && { group: between }) },
				...{ lat: number(0, i), lon: number(1, i) },
			};
		});
		if (!numbers.at(POINT.length)?.length) return new SentPlaces<MapPoint>(found, language);
		const places = found.map((point, i): MapPlace => ({
			...point,
			...{ reached: number(2, i) ?? 0, high: number(3, i), partners: number(4, i) ?? 0 },
		}));
		return new SentPlaces<MapPlace>(places, language);
	}
}

function isPoint(place: Sent): place is MapPlace | MapPoint {
	return 'lat' in place;
}

function isPlaced(place: Sent): place is MapPlace {
	return 'reached' in place;
}

const POINT = ['lat', 'lon'] as const;
const FIGURES = ['reached', 'high', 'partners'] as const;

function wordsOf(all: readonly (string | null)[]): Words {
	const words = [...new Set(all.filter((word) => word !== null))];
	const at = new Map(words.map((word, i) => [word, i]));
	return { words, rows: all.map((word) => (word === null ? null : (at.get(word) ?? null))) };
}
