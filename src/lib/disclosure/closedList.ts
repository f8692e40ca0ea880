/** Which figures strangers may read at all, and which of those are withheld. Source: docs/rules.md, Small counts. */
import type { Level } from '#lib/places/place.ts';
import { cellName, REST_MARK, spanName, type Cell, type IsWithheld } from './cell.ts';
import type { ClosedList, Guard, ListedPlace } from './guard.ts';

/** Answers for every figure; what is in no table is withheld. */
export function closedList(list: ClosedList): IsWithheld {
	const country = [...list.places.values()].find(({ level }) => level === 0)?.pcode ?? '';
	return (cell) => {
		const guards = guardsOf(list, cell);
		if (guards.includes('never')) return true;
		const codes = new Set(guards.flatMap((guard) => (typeof guard === 'string' ? [] : guard)));
		return [...codes].some((indicator) => isKept(list, { ...cell, indicator }, country));
	};
}

function guardsOf(list: ClosedList, cell: Cell): Guard[] {
	const { guards, details, indicators, predecessors, year } = list;
	const { indicator } = cell;
	// What stands apart from people of the sector is some of one or of all indicators that count them.
	if (indicator === null && cell.without !== undefined)
		return [[...indicators].flatMap(([code, { countsPeople }]) => (countsPeople ? [code] : []))];
	const earlier = indicator !== null && cell.year < year ? (predecessors.get(indicator) ?? []) : [];
	const own = isDetail(list, cell) ? details : guards;
	return [indicator, ...earlier].map((code) => own.get(code) ?? guards.get(code) ?? 'never');
}

/** Where a count of places tells of which people there are none: a group, two parts at once, a municipality's quarter alone. */
function isDetail({ places }: ClosedList, cell: Cell): boolean {
	if (cell.group !== undefined || (cell.donor !== undefined && cell.partner !== undefined)) return true;
	const isAlone = cell.window === 'quarter' && cell.quarter > 1;
	return isAlone && places.get(cell.place ?? '')?.level === 3;
}

function isKept(list: ClosedList, cell: Cell, country: string): boolean {
	const its = list.indicators.get(cell.indicator);
	const at = list.places.get(cell.place ?? country);
	if (!its || !at) return true;
	const parts = [cell.group, cell.donor, cell.partner, cell.tag].filter((part) => part !== undefined);
	if (parts.length > 1) return true;
	if (its.isChosen && (cell.donor !== undefined || cell.tag !== undefined)) return true;
	const deepest = Math.min(its.lowest, lowestOf(list, cell));
	return placesOf(list, cell, at).some(({ name, level }) => {
		if (level > deepest || !hasTable(list, cell, level)) return true;
		const full = cellName(cell, name);
		if (list.withheld.has(full)) return true;
		// Of a sensitive indicator none and all of them are small too, and none stands in no system.
		return its.sensitive && cell.group !== undefined && !list.shown.has(full);
	});
}

/** The lowest level of the tables that a part of a total stands in. */
function lowestOf({ lowest }: ClosedList, { indicator, group, donor, partner, tag }: Cell): Level {
	if (group) return indicator === null ? 0 : lowest[group.dimension];
	if (partner !== undefined) return 0;
	return donor === undefined && tag === undefined ? 3 : indicator === null ? 0 : 1;
}

/** A municipality has its years to date alone, of which a year's first quarter is one. */
function hasTable({ spans }: ClosedList, cell: Cell, level: Level): boolean {
	const toDate = cell.window === 'year-to-date' || cell.quarter === 1;
	return (level < 3 || toDate) && spans.has(spanName(cell));
}

/** Names of the places whose cells make up a figure. */
function placesOf(
	{ places }: ClosedList,
	{ without, indicator }: Cell,
	at: ListedPlace,
): { name: string; level: Level }[] {
	if (without === undefined) return [{ name: at.pcode, level: at.level }];
	const lies = (place: ListedPlace): boolean => {
		if (place.pcode === at.pcode) return true;
		const parent = places.get(place.parent ?? '');
		return parent !== undefined && lies(parent);
	};
	return [...places.values()].filter(lies).flatMap((place): { name: string; level: Level }[] => {
		if (place.level < without) return [{ name: `${place.pcode}${REST_MARK}`, level: BELOW[place.level] }];
		const isApart = without === 3 && place.isUnion && indicator !== null;
		return isApart ? [{ name: place.pcode, level: 3 }] : [];
	});
}

const BELOW = [1, 2, 3, 3] as const satisfies readonly Level[];
