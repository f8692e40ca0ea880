/** The closed list of what strangers may read, as one system for each part that hangs together. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Atom, ProtectedIndicator, Publication } from './atom.ts';
import { groupTables, type Groups } from './groups.ts';
import { maker, type Maker } from './maker.ts';
import { nodesOf, type Nodes } from './nodes.ts';
import { overlapTables, partnerTables } from './others.ts';
import { pairTables } from './pairs.ts';
import { largestAt, peopleName, peopleTables, type Built } from './people.ts';
import { countingIn, nameOf } from './spans.ts';
import { totalsOf, type Table } from './totals.ts';
import { stayOf, type Named } from './tower.ts';
import type { System } from '../system/system.ts';

export interface Tables {
	readonly system: System;
	/** Cells by what they are: one that stands at several places has several names. */
	readonly keys: ReadonlyMap<string, number>;
	/** Of those names, the ones under which a cell is printed. */
	readonly printed: ReadonlySet<string>;
	/** Identifiers of the indicators that they are of. */
	readonly indicators: readonly number[];
}

/**
 * Indicators that count people of the sector are one system, each other one is its own.
 * @param atoms of all quarters that any window has
 */
export function* tablesOf(publication: Publication, atoms: readonly Atom[]): Generator<Tables> {
	const nodes = nodesOf(publication.places);
	const byIndicator = Map.groupBy(atoms, ({ indicator }) => indicator);
	const { indicators } = publication;
	const counting = indicators.filter(({ countsPeople }) => countsPeople);
	for (const together of [counting, ...indicators.filter((one) => !one.countsPeople).map((one) => [one])]) {
		if (together.length === 0) continue;
		const made = maker();
		const own = together.flatMap(({ id }) => byIndicator.get(id) ?? []);
		const isLargest = largestAt(publication, own);
		const built = together.map((indicator) =>
			indicatorTables(made, publication, nodes, indicator, byIndicator.get(indicator.id) ?? [], isLargest),
		);
		peopleTables(made, publication, built);
		const indicators = together.map(({ id }) => id);
		yield { system: made.system(), keys: made.keys, printed: made.printed, indicators };
	}
}

function indicatorTables(
	maker: Maker,
	publication: Publication,
	nodes: Nodes,
	indicator: ProtectedIndicator,
	atoms: readonly Atom[],
	isLargest: ReturnType<typeof largestAt>,
): Built {
	const isCounted = countingIn(indicator, atoms);
	const own = publication.windows.map((span): Named => ({ name: nameOf(span), span, ofPeople: false }));
	const people = publication.windows.map((span): Named => ({ name: peopleName(span), span, ofPeople: true }));
	const windows = indicator.countsPeople ? [...own, ...people] : own;
	const counts = (atom: Atom, { span, ofPeople }: Named) =>
		isCounted(atom, span) && (!ofPeople || isLargest(indicator.id, atom.place, span));
	const table: Table = {
		maker,
		publication,
		nodes,
		indicator,
		windows,
		atoms: atoms.flatMap((atom) => {
			const stay = stayOf(windows.filter((window) => counts(atom, window)).map(({ name }) => name));
			if (stay === '') return [];
			const leaf = nodes.leafOf(atom.place);
			// Below the lowest level nothing separates places, unless people of the sector are chosen there.
			return [{ atom, stay, leaf: indicator.countsPeople ? leaf : nodes.above(leaf, indicator.lowest) }];
		}),
	};
	const totals = totalsOf(table);
	const dimensions = Object.keys(publication.lowest) as Dimension[];
	const groups = new Map(
		dimensions.map((dimension): [Dimension, Groups] => [dimension, groupTables(table, totals, dimension)]),
	);
	const pairs = pairTables(table, totals, groups);
	partnerTables(table, totals);
	// Of a donor or tag alone another quarter may be the chosen one: such figures are no parts of these, and in no table.
	if (indicator.counts === 'all') {
		overlapTables(table, totals, 'donor', ({ donors }) => donors);
		overlapTables(table, totals, 'tag', ({ tags }) => tags);
	}
	return { indicator, totals, groups, pairs };
}
