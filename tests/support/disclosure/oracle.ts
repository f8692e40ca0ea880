/**
 * What strangers may read and what they can work out of it, counted anew from single atoms: one unknown for each
 * municipality, quarter, group of every dimension and partner, and nothing put together. Slow, for small plans of
 * indicators whose quarters all count.
 */
import type { Atom, ProtectedIndicator, Publication, Span } from '#lib/disclosure/tables/atom.ts';
import type { Programme, Row, Solver } from '#lib/disclosure/system/programme.ts';
import type { Dimension } from '#lib/plan/groups.ts';

export interface Figure {
	readonly key: string;
	readonly has: (atom: Atom) => boolean;
	readonly value: number;
}

const DIMENSIONS: readonly Dimension[] = ['sex', 'cohort', 'age', 'disability'];

/** Every figure of one indicator that stands in a table, by the name of its cell; of what nobody reported none. */
export function figuresOf(
	{ places, windows, lowest, pairs }: Publication,
	indicator: ProtectedIndicator,
	atoms: readonly Atom[],
): Figure[] {
	const own = atoms.filter((atom) => atom.indicator === indicator.id);
	const levelOf = (place: number) => places.get(place)?.level ?? 0;
	const lies = (place: number, within: number): boolean =>
		place === within || (places.get(place)?.parent != null && lies(places.get(place)?.parent ?? 0, within));
	const found: Figure[] = [];
	const add = (name: string, place: number, { first, last }: Span, has: (atom: Atom) => boolean) => {
		const isIn = (atom: Atom) =>
			atom.quarter >= first && atom.quarter <= last && lies(atom.place, place) && has(atom);
		const value = own.filter(isIn).reduce((sum, atom) => sum + atom.value, 0);
		found.push({ key: `${indicator.id}|${name}|${place}|${first}-${last}`, has: isIn, value });
	};
	const groups = (dimension: Dimension) => [...new Set(own.map(({ groups }) => groups[dimension] ?? null))];
	const isSaid = (dimension: Dimension) => groups(dimension).some((group) => group !== null);
	const is = (dimension: Dimension, group: number | null) => (atom: Atom) =>
		(atom.groups[dimension] ?? null) === group;
	for (const place of places.keys())
		for (const window of windows) {
			const level = levelOf(place);
			if (!own.some((atom) => lies(atom.place, place)) || level > indicator.lowest) continue;
			if (level < 3 || window.first % 4 === 0) add('total', place, window, () => true);
			for (const dimension of DIMENSIONS)
				if (isSaid(dimension) && level <= lowest[dimension])
					for (const group of groups(dimension))
						add(`${dimension} ${group}`, place, window, is(dimension, group));
			if (level === 0)
				for (const [one, other] of pairs)
					if (isSaid(one) && isSaid(other))
						for (const group of groups(one))
							for (const beside of groups(other)) {
								if (!own.some((atom) => is(one, group)(atom) && is(other, beside)(atom))) continue;
								add(
									`${one} ${group}, ${other} ${beside}`,
									place,
									window,
									(atom) => is(one, group)(atom) && is(other, beside)(atom),
								);
							}
			if (level <= 1)
				for (const kind of ['donor', 'tag'] as const) {
					const ofIt = ({ donors, tags }: Atom) => (kind === 'donor' ? donors : tags);
					for (const one of new Set(own.flatMap(ofIt)))
						add(`${kind} ${one}`, place, window, (atom) => ofIt(atom).includes(one));
				}
			if (level === 0)
				for (const partner of new Set(own.map(({ partner }) => partner)))
					add(`partner ${partner}`, place, window, (atom) => atom.partner === partner);
		}
	return found;
}

/** Unknowns of a programme that is solved in a moment. */
const MOST = 2500;

/**
 * The least and the most that a figure could be by linear programme, which is never narrower than in whole numbers.
 * @returns undefined where there are too many unknowns, or the solver could not say
 */
export function rangeOf(
	publication: Publication,
	indicator: ProtectedIndicator,
	atoms: readonly Atom[],
	figures: readonly Figure[],
	isWithheld: (key: string) => boolean,
	target: Figure,
	solver: Solver,
): readonly [number, number] | undefined {
	const unknown = unknownsOf(publication, indicator, atoms);
	if (unknown.length > MOST) return undefined;
	const columnsOf = ({ has }: Figure) => unknown.flatMap((atom, at) => (has(atom) ? [at] : []));
	const rows = figures
		// Donors and tags overlap with everything, and are left out: that leaves an attacker with less.
		.filter(({ key }) => !isWithheld(key) && !/\|(donor|tag) /.test(key))
		.map((figure): Row => {
			const columns = columnsOf(figure);
			return { columns, coefficients: columns.map(() => 1), lower: figure.value, upper: figure.value };
		});
	const wanted = new Set(columnsOf(target));
	const programme: Programme = {
		costs: unknown.map((_, at) => Number(wanted.has(at))),
		most: false,
		lower: unknown.map(() => 0),
		upper: unknown.map(() => 1e7),
		rows: rows.filter(({ columns }) => columns.length > 0),
	};
	const [least, most] = [solver(programme, 60), solver({ ...programme, most: true }, 60)];
	if (least.status !== 'best' || most.status !== 'best') return undefined;
	return [least.objective, most.objective];
}

/** All combinations, whether anybody was reported of them or not. */
export function unknownsOf(
	{ windows }: Publication,
	{ id }: ProtectedIndicator,
	atoms: readonly Atom[],
): Atom[] {
	const own = atoms.filter((atom) => atom.indicator === id);
	const quarters = [...new Set(windows.flatMap(({ first, last }) => (first === last ? [first] : [])))];
	let groups: Atom['groups'][] = [{}];
	for (const dimension of DIMENSIONS) {
		const said = [...new Set(own.map((atom) => atom.groups[dimension]))];
		groups = groups.flatMap((one) =>
			said.map((group) => (group === undefined ? one : { ...one, [dimension]: group })),
		);
	}
	const partners = [...new Set(own.map(({ partner }) => partner))];
	return [...new Set(own.map(({ place }) => place))].flatMap((place) =>
		quarters.flatMap((quarter) =>
			groups.flatMap((group) =>
				partners.map((partner) => ({
					indicator: id,
					partner,
					place,
					quarter,
					groups: group,
					donors: [],
					tags: [],
					value: 0,
				})),
			),
		),
	);
}
