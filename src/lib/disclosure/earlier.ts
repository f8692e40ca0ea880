/** What earlier publications mean for the next one. Source: docs/rules.md, Small counts. */
import { REST_MARK } from './cell.ts';
import type { Publication } from './tables/atom.ts';
import { PEOPLE } from './tables/people.ts';

/** What a publication showed and withheld, by the names or the keys of its cells. */
export interface Earlier {
	readonly shown: readonly string[];
	readonly withheld: readonly string[];
	/** The true ones; of what it neither showed nor withheld too, which told nobody anything. */
	readonly values: ReadonlyMap<string, number>;
	/** What partners had of each as their own; absent: nobody kept it. */
	readonly shares?: Shares;
}

/** By partner, then by the name or the key of a cell: values above 0. */
export type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What of a publication anybody was told of. */
export function toldOf<E extends Earlier>(earlier: E): E {
	const told = new Set([...earlier.shown, ...earlier.withheld]);
	return { ...earlier, values: new Map([...earlier.values].filter(([key]) => told.has(key))) };
}

type Kept = Map<string, 'shown' | 'withheld'>;
type Asked = Pick<Publication, 'places' | 'indicators' | 'k' | 'sensitiveK'>;

/**
 * Which cells of the next publication stay shown, since everybody knows them, and which are withheld. One that has another
 * value since is another figure, which may be withheld.
 * @param earlier oldest first, by keys
 * @param now the value of every cell, by key
 * @param isEach of which indicators all changes are taken to tell of too few people
 */
export function keptFrom(
	earlier: readonly Earlier[],
	now: ReadonlyMap<string, number>,
	publication: Asked,
	isEach: (indicator: string) => boolean = () => false,
): Kept {
	const kept: Kept = new Map();
	for (const { shown, withheld, values } of earlier) {
		for (const key of shown) if ((values.get(key) ?? now.get(key)) === now.get(key)) kept.set(key, 'shown');
		for (const key of withheld) if (kept.get(key) !== 'shown') kept.set(key, 'withheld');
	}
	for (const one of earlier)
		for (const key of tellingChanges(one, now, publication, isEach)) kept.set(key, 'withheld');
	return kept;
}

/**
 * Cells that changed since a publication, of each indicator of which one below the governorate changed by fewer people than
 * may be told, or is no figure any more: of that one nothing could be proven by the equations of now. Withheld ones count, and those that had nothing or have nothing now: where all else stays alike, the
 * governorate above tells by how much. Withheld together they tell neither whether anything changed nor by how much: every
 * equation holds as well with the old values, and with the changes made twice.
 */
function* tellingChanges(
	{ values }: Earlier,
	now: ReadonlyMap<string, number>,
	publication: Asked,
	isEach: (indicator: string) => boolean,
): Generator<string> {
	// Where the one or the other has nothing of an indicator in a span, the changes are the figures of the other, and protected
	// as those.
	const [had, has] = [spansIn(values), spansIn(now)];
	const changed = [...new Set([...values.keys(), ...now.keys()])].flatMap((key) => {
		const span = spanOfKey(key);
		if (!had.has(span) || !has.has(span)) return [];
		const is = now.get(key) ?? 0;
		const by = Math.abs(is - (values.get(key) ?? 0));
		return by === 0 ? [] : [{ key, is, by }];
	});
	for (const [indicator, its] of Map.groupBy(changed, ({ key }) => key.slice(0, key.indexOf('|')))) {
		const k = smallestOf(indicator, publication);
		const tells = ({ key, by }: { readonly key: string; readonly by: number }) =>
			(by < k || !now.has(key)) && isBelow(key, publication);
		if (!isEach(indicator) && !its.some(tells)) continue;
		// A zero of a total is published, and never withheld.
		for (const { key, is } of its) if (is !== 0) yield key;
	}
}

/** Indicators with the spans in which they have something. */
function spansIn(values: ReadonlyMap<string, number>): Set<string> {
	return new Set([...values].flatMap(([key, value]) => (value === 0 ? [] : [spanOfKey(key)])));
}

/** Of what figures are of one kind: an indicator in a window. */
export function spanOfKey(key: string): string {
	return `${key.slice(0, key.indexOf('|'))}|${key.slice(key.lastIndexOf('|') + 1)}`;
}

function smallestOf(indicator: string, { indicators, k, sensitiveK }: Asked): number {
	const isSensitive = indicators.some(
		({ id, sensitive, countsPeople }) =>
			sensitive && (indicator === PEOPLE ? countsPeople : `${id}` === indicator),
	);
	return isSensitive ? sensitiveK : k;
}

/** Whether a cell is of a place below the governorate, or of what lies in one and no further. */
function isBelow(key: string, { places }: Asked): boolean {
	const [, , place = ''] = key.split('|');
	const level = places.get(Number(place.replace(REST_MARK, '')))?.level ?? 0;
	return level + Number(place.endsWith(REST_MARK)) >= 2;
}
