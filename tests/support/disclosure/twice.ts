/**
 * What whoever has two publications of the same figures can work out, counted anew from single atoms: those of the first and
 * those of the second are other unknowns, and a figure that has the same value in both is the same. Slow, for small plans.
 */
import type { Atom, ProtectedIndicator, Publication } from '#lib/disclosure/tables/atom.ts';
import type { Programme, Row, Solver } from '#lib/disclosure/system/programme.ts';
import { figuresOf, unknownsOf, type Figure } from './oracle.ts';

export interface Told {
	readonly atoms: readonly Atom[];
	readonly isWithheld: (key: string) => boolean;
}

const MOST = 1200;

export interface Both {
	readonly figures: readonly [readonly Figure[], readonly Figure[]];
	/**
	 * The least and the most that a figure of one of the two could be, to everybody or to a partner, who knows all that it reported
	 * for both; undefined: the solver could not say.
	 */
	readonly rangeOf: (of: 0 | 1, target: Figure, partner?: number) => readonly [number, number] | undefined;
}

/** @returns undefined where there are too many unknowns */
export function bothOf(
	publication: Publication,
	indicator: ProtectedIndicator,
	told: readonly [Told, Told],
	solver: Solver,
): Both | undefined {
	const unknown = unknownsOf(
		publication,
		indicator,
		told.flatMap(({ atoms }) => atoms),
	);
	if (unknown.length > MOST) return undefined;
	const figures = told.map(({ atoms }) => figuresOf(publication, indicator, atoms)) as [Figure[], Figure[]];
	const columnsOf = (of: 0 | 1, { has }: Figure) =>
		unknown.flatMap((atom, at) => (has(atom) ? [at + of * unknown.length] : []));
	// Donors and tags overlap with everything, and are left out: that leaves an attacker with less.
	const isAsked = ({ key }: Figure) => !/\|(donor|tag) /.test(key);
	const rows = ([0, 1] as const).flatMap((of) =>
		figures[of]
			.filter((one) => isAsked(one) && !told[of].isWithheld(one.key))
			.map((figure): Row => {
				const columns = columnsOf(of, figure);
				return { columns, coefficients: columns.map(() => 1), lower: figure.value, upper: figure.value };
			}),
	);
	const then = new Map(figures[0].map(({ key, value }) => [key, value]));
	for (const figure of figures[1]) {
		const isSame = then.get(figure.key) === figure.value;
		if (!isAsked(figure) || !isSame || ![0, 1].every((of) => told[of as 0 | 1].isWithheld(figure.key)))
			continue;
		const [one, other] = [columnsOf(0, figure), columnsOf(1, figure)];
		const coefficients = [...one.map(() => 1), ...other.map(() => -1)];
		rows.push({ columns: [...one, ...other], coefficients, lower: 0, upper: 0 });
	}
	const all = [...unknown, ...unknown];
	const truth = told.flatMap(({ atoms }) => unknown.map((atom) => sumOf(atoms, atom)));
	return {
		figures,
		rangeOf: (of, target, partner) => {
			const wanted = new Set(columnsOf(of, target));
			const own = all.map((atom, at) => (atom.partner === partner ? truth[at] : undefined));
			const programme: Programme = {
				costs: all.map((_, at) => Number(wanted.has(at))),
				most: false,
				lower: own.map((value) => value ?? 0),
				upper: own.map((value) => value ?? 1e7),
				rows: rows.filter(({ columns }) => columns.length > 0),
			};
			const [least, most] = [solver(programme, 60), solver({ ...programme, most: true }, 60)];
			if (least.status !== 'best' || most.status !== 'best') return undefined;
			return [least.objective, most.objective];
		},
	};
}

function sumOf(atoms: readonly Atom[], { partner, place, quarter, groups }: Atom): number {
	const isAlike = (one: Atom) =>
		one.partner === partner &&
		one.place === place &&
		one.quarter === quarter &&
		JSON.stringify(one.groups) === JSON.stringify(groups);
	return atoms.reduce((sum, one) => sum + (isAlike(one) ? one.value : 0), 0);
}
