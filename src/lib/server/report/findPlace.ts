/** The place that was meant by what was typed. Source: docs/rules.md, Place of a value. */
import { LANGUAGES } from '#lib/plan/text.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { kindIn } from '#lib/places/kindWords.ts';
import { plainName } from '#lib/places/placeName.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPlaces, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import { searchPlaces, type PlaceFound } from '#lib/server/places/queries/searchPlaces.ts';

/** From this score on, a name is the place's own in some spelling; below, it is only like it. */
const SURE = 0.8;
/** Names that no P-code and no label tells cost a search each: more than these are not looked up. */
const MOST_SEARCHES = 300;
/** Places with one name: a governorate, its district and its municipality, and those elsewhere. */
const MOST_ALIKE = 8;

type PlaceHit = number | 'unknown' | 'ambiguous';
export type PlaceFinder = (typed: string) => Promise<PlaceHit | null>;

/**
 * Finds places by what is typed, each text once: by its P-code where it carries one; else by the label that the plan's
 * own pages give it; else by its name, when only one place of whatever level is called so, or of the sort that stands
 * before or behind it (`Zahle district`). Null: nothing was typed.
 */
export async function placeFinder(reader: Reader, scope: Scope): Promise<PlaceFinder> {
	const tree = await listPlaces(reader, scope.plan.id);
	const codes = new Map([...tree.values()].map(({ id, pcode }) => [pcode.toLowerCase(), id]));
	const known = new Map<string, ReturnType<PlaceFinder>>();
	let labels: ReadonlyMap<string, readonly number[]> | undefined;
	let searches = 0;

	async function find(typed: string): ReturnType<PlaceFinder> {
		if (typed === '') return null;
		const text = withoutMarks(typed);
		const code = codes.get((/\[([^\]]+)\]\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase());
		if (code !== undefined) return code;
		const labelled = /[,،]/.test(text) ? ((labels ??= labelsOf(tree)).get(plainName(text)) ?? []) : [];
		const [only, other] = labelled;
		if (only !== undefined) return other === undefined ? only : 'ambiguous';
		const found = await byName(text, () => true);
		const sort = found === 'unknown' ? kindIn(text) : undefined;
		if (!sort) return found;
		return byName(sort.name, ({ level, kind }) => level === sort.level && kind === sort.kind);
	}

	async function byName(name: string, isMeant: (place: PlaceFound) => boolean): Promise<PlaceHit> {
		if (++searches > MOST_SEARCHES) return 'unknown';
		const near = await searchPlaces(reader, scope, name, MOST_ALIKE);
		const [best, second] = near.filter(isMeant);
		if (!best || best.score < SURE) return 'unknown';
		// Two places with one name, or two spellings equally near: the person has to say which.
		return second?.score === best.score ? 'ambiguous' : best.id;
	}

	return (typed) => {
		const asked = known.get(typed) ?? find(typed);
		known.set(typed, asked);
		return asked;
	};
}

/** Places by what pages call them: the name and what it lies in, in each language that both have. */
function labelsOf(tree: PlaceTree): Map<string, number[]> {
	const labels = new Map<string, number[]>();
	for (const { id, name, parent_id } of tree.values()) {
		const parent = tree.get(parent_id ?? 0);
		const written = LANGUAGES.flatMap((language) => {
			const own = name[language];
			return own === undefined ? [] : [[own, parent?.name[language] ?? parent?.name.en]];
		});
		for (const key of new Set(written.map((parts) => plainName(parts.join(', '))))) {
			labels.set(key, [...(labels.get(key) ?? []), id]);
		}
	}
	return labels;
}
