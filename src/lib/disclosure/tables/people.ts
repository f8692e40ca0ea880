/** People reached of the sector: the largest indicator at each place, which everybody is told. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Atom, Printed, ProtectedIndicator, Publication, Span } from './atom.ts';
import type { Group, Groups } from './groups.ts';
import type { Maker } from './maker.ts';
import type { Node } from './nodes.ts';
import { partOf, specOf } from './spec.ts';
import { countingIn, nameOf } from './spans.ts';
import type { Named, Tower } from './tower.ts';

/** What people are called in keys, in place of an indicator. */
export const PEOPLE = 'people';
/** Its tables of totals, made before those by group. */
const TOTAL = 'total';

export const peopleName = (window: Span): string => `p${nameOf(window)}`;

/** Tells whether an indicator's atoms at a place count as people in a window. */
export function largestAt(
	{ indicators, windows, places }: Publication,
	atoms: readonly Atom[],
): (indicator: number, place: number, window: Printed) => boolean {
	const holds = (place: number) => places.get(place)?.apart !== true;
	const largest = new Map<string, { indicator: number; value: number }>();
	for (const indicator of indicators) {
		if (!indicator.countsPeople) continue;
		const own = atoms.filter((atom) => atom.indicator === indicator.id);
		const isCounted = countingIn(indicator, own);
		const sums = new Map<string, number>();
		for (const window of windows.filter(({ addsPeople }) => !addsPeople))
			for (const atom of own) {
				if (!holds(atom.place) || !isCounted(atom, window)) continue;
				const key = `${atom.place} ${nameOf(window)}`;
				sums.set(key, (sums.get(key) ?? 0) + atom.value);
			}
		for (const [key, value] of sums)
			if (value > (largest.get(key)?.value ?? 0)) largest.set(key, { indicator: indicator.id, value });
	}
	return (indicator, place, window) =>
		window.addsPeople ? holds(place) : largest.get(`${place} ${nameOf(window)}`)?.indicator === indicator;
}

export interface Built {
	readonly indicator: ProtectedIndicator;
	readonly totals: Tower;
	readonly groups: ReadonlyMap<Dimension, Groups>;
	readonly pairs: ReadonlyMap<string, Tower>;
}

/** As an indicator to the district, and by group at the country. */
export function peopleTables(maker: Maker, publication: Publication, built: readonly Built[]): void {
	const counting = built.filter(({ indicator }) => indicator.countsPeople);
	if (counting.length === 0) return;
	const indicator: ProtectedIndicator = {
		id: 0,
		counts: 'all',
		sensitive: counting.some(({ indicator }) => indicator.sensitive),
		headline: true,
		lowest: 2,
		countsPeople: true,
	};
	const described = { publication, indicator };
	const add = (name: string, towers: readonly Tower[], lowest: 0 | 2): void => {
		for (const span of publication.windows) {
			const window: Named = { name: nameOf(span), span, ofPeople: false };
			const parts = new Map<Node, number[]>();
			for (const { figures } of towers)
				for (const [node, its] of figures) {
					const cell = its.get(peopleName(span));
					if (cell !== undefined && node.level <= lowest) parts.set(node, [...(parts.get(node) ?? []), cell]);
				}
			for (const [node, cells] of parts) {
				const key = `${PEOPLE}|${name}|${node.key}|${window.name}`;
				const spec = specOf(described, node, window, key, lowest);
				const total = maker.keys.get(`${PEOPLE}|${TOTAL}|${node.key}|${window.name}`);
				const its =
					name === TOTAL || total === undefined ? spec : partOf(spec, described, maker.valueOf(total));
				maker.addUp({ ...its, line: `${PEOPLE}|${name}|${node.key}`, key }, cells);
			}
			for (const node of parts.keys()) {
				const below = [...parts.keys()].filter(({ parent }) => parent === node);
				const cellOf = ({ key }: Node) => maker.keys.get(`${PEOPLE}|${name}|${key}|${window.name}`) ?? -1;
				if (below.length > 0 && node.level < lowest) maker.equate(cellOf(node), below.map(cellOf));
			}
		}
	};
	add(
		TOTAL,
		counting.map(({ totals }) => totals),
		2,
	);
	const dimensions = new Set(counting.flatMap(({ groups }) => [...groups.keys()]));
	for (const dimension of dimensions) {
		const all = new Set<Group>(counting.flatMap(({ groups }) => [...(groups.get(dimension)?.keys() ?? [])]));
		for (const group of all)
			add(
				`${dimension} ${group}`,
				counting.flatMap(({ groups }) => groups.get(dimension)?.get(group) ?? []),
				0,
			);
	}
	const pairs = new Set(
		counting.flatMap(({ indicator, pairs }) =>
			[...pairs.keys()].map((name) => name.slice(`${indicator.id}|`.length)),
		),
	);
	for (const name of pairs)
		add(
			name,
			counting.flatMap(({ indicator, pairs }) => pairs.get(`${indicator.id}|${name}`) ?? []),
			0,
		);
	othersNotLarger(maker, counting, publication);
}

/** With the choice goes that no other indicator is larger there. */
function othersNotLarger(maker: Maker, counting: readonly Built[], { windows }: Publication): void {
	for (const { indicator, totals } of counting)
		for (const [node, its] of totals.figures) {
			if (totals.counts.has(node) && [...totals.counts.keys()].some(({ parent }) => parent === node))
				continue;
			for (const window of windows) {
				if (window.addsPeople) continue;
				const larger = its.get(nameOf(window));
				if (larger === undefined || !its.has(peopleName(window))) continue;
				for (const other of counting) {
					const smaller = other.totals.figures.get(node)?.get(nameOf(window));
					if (other.indicator.id !== indicator.id && smaller !== undefined)
						maker.difference(
							`${PEOPLE}|${node.key}|${nameOf(window)}|over ${other.indicator.id}`,
							larger,
							smaller,
						);
				}
			}
		}
}
