/** Of which withheld figures it is promised that nobody tells them apart from k others. Source: docs/rules.md, Small counts. */
import { guardedIn } from './guarded.ts';
import { PEOPLE, type Figure, type Reading } from './reading.ts';
import type { World } from './world.ts';

/**
 * Columns. Other figures that are said to be withheld stand in no table, or are told by what they are made of: they may be
 * worked out where they are not small. A municipality's quarter; what of a quarter names no municipality; what names none of a
 * level and may lie at several places above it; a donor below the governorate; a group that includes others; a dimension at a level at
 * which it is told nowhere, of what is made of others or is people of the sector at which it is not told of that; groups of an amount.
 */
export function promisedIn(world: World, readings: readonly Reading[]): Set<number> {
	const { figures, values, withheld, levels } = world;
	const including = new Set(readings.flatMap(({ groups }) => [...groups.values()]));
	const isMade = (code: string) =>
		code === PEOPLE || readings.some(({ indicators }) => (indicators.get(code)?.madeOf.length ?? 0) > 0);
	const guarded = guardedIn(readings);
	// A plan's tables of a dimension end at one level for every indicator that is counted and protected.
	const levelled = ({ indicator, part, place }: Figure) =>
		[isMade(indicator) ? indicator : '', dimensionOf(part), levels.get(place)].join(' ');
	const all = [
		...figures.map((figure, column) => ({ figure, value: values[column] })),
		...readings.flatMap(({ seen }) => seen),
	];
	const told = new Set(
		all.flatMap(({ figure, value }) =>
			(value ?? 0) > 0 && guarded.has(figure.indicator) ? [levelled(figure)] : [],
		),
	);
	const isAmount = (code: string) =>
		readings.some(({ indicators }) => indicators.get(code)?.isAmount === true);
	return new Set(
		[...withheld].filter((column) => {
			const figure = figures[column];
			if (!figure) return false;
			const { place, part, span, indicator } = figure;
			const isAlone = span.first === span.last && span.first % 4 !== 0;
			const isLowest = levels.get(place) === 3 || /~[3p]$/.test(place);
			if ((isAlone && isLowest) || place.endsWith('@') || isOfSeveral(place, levels)) return false;
			// Donors have tables of the country and its governorates, partners of the country.
			if (/^(?:donor|partner):/.test(part))
				return (levels.get(place) ?? 3) <= (part.startsWith('donor') ? 1 : 0);
			if (dimensionOf(part) === '') return true;
			return !including.has(part) && !isAmount(indicator) && told.has(levelled(figure));
		}),
	);
}

/** Of all that names no place of a level, what lies right above it is the country's own; the others are that of many together. */
function isOfSeveral(place: string, levels: ReadonlyMap<string, number>): boolean {
	const [, of = '', level] = /^(.+)~([123p])$/.exec(place) ?? [];
	return level !== undefined && (level === 'p' ? 3 : Number(level)) - (levels.get(of) ?? 0) > 1;
}

function dimensionOf(part: string): string {
	return /^(?!donor:|partner:)([a-z]+):/.exec(part)?.[1] ?? '';
}
