/** The facts that a report can move, and no others: what the difference in each window is computed from. */
import type { Fact } from '#lib/figures/fact.ts';
import { countsPeople, reportedBehind, type Framework, type Indicator } from '#lib/figures/indicator.ts';
import { reachingOf, type Reaching } from '#lib/figures/reached.ts';
import { holdsPeople, type StandsAt } from '#lib/places/place.ts';
import type { PeopleMethod, PeopleMethods } from '#lib/plan/settings.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { valuesOf } from '#lib/server/database/batch.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import { listFacts, listFactsAt, type FactCell, type Towards } from '#lib/server/figures/queries/facts.ts';
import type { Calculations } from '#lib/server/figures/queries/calculations.ts';
import { derivedOf, withDerivedGroups } from '#lib/server/figures/queries/derivedGroups.ts';
import { selection } from '#lib/server/figures/queries/selection.ts';
import { standing, standsAt } from '#lib/server/places/queries/standing.ts';

/** An indicator at a place, or at PLACE_UNKNOWN. */
interface Cell {
	readonly indicator: number;
	readonly place: number;
	readonly kind: StandsAt | null;
}

/** Whose report of which quarter changes, and the cells that its leaving and its entering version name. */
export interface Touched {
	readonly sectorId: number;
	readonly planId: number;
	readonly partnerId: number;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly methods: PeopleMethods;
	readonly cells: readonly Cell[];
}

/**
 * Which facts a figure's difference is computed from, beside the report's own. A report of P adds a facility at A in Q2:
 * for `sum` nothing else, since quarters add up; for `latest` what P said of A in the year's other quarters; for
 * `distinct` what everybody said of A, since a second partner there makes no second municipality.
 */
interface Needs {
	readonly cells: readonly FactCell[];
	/** Indicators of which the partner's own unnamed facts are needed, wherever they are. */
	readonly unnamed?: readonly Indicator[];
	/** Indicators of which all that the partner says is needed. */
	readonly own?: readonly Indicator[];
	/** Indicators of which everything is needed. */
	readonly all?: readonly number[];
	/** Places of which everything is needed. */
	readonly places?: readonly number[];
}

/** A stored figure that the report moves, and which facts move with it. */
export interface Moved {
	readonly id: number;
	readonly reaching: Reaching;
	readonly needs: Needs;
	readonly holds: (fact: Fact) => boolean;
}

/**
 * The indicators of the touched cells, and the unions they are part of, each with the facts that stand
 * together with the cells: the partner's own of the same place; for counts of places everybody's at the place and
 * the partner's own that name none.
 */
export function movedBy(touched: Touched, { indicators, byId }: Calculations): Moved[] {
	const { cells } = touched;
	const named = new Set(cells.map(({ indicator }) => indicator));
	return indicators.flatMap((indicator): Moved[] => {
		const reaching = reachingOf(indicator, byId);
		const sources = reaching?.sources.map(({ id }) => id) ?? [];
		if (!reaching || !sources.some((source) => named.has(source))) return [];
		const here = cells.filter((cell) => sources.includes(cell.indicator));
		if (reaching.together === 'partner') return [movedPartner(indicator.id, reaching, touched)];
		if (reaching.together === 'everybody') return [movedAll(indicator.id, reaching)];
		return reaching.together === 'place'
			? [movedTogether(indicator.id, reaching, here, touched)]
			: [movedOwn(indicator.id, reaching, here, touched)];
	});
}

function movedOwn(
	id: number,
	reaching: Reaching,
	cells: readonly Cell[],
	{ partnerId: partner }: Touched,
): Moved {
	const places = new Set(cells.map(({ place }) => place));
	// Sums add up quarter by quarter; the latest or the largest of a year needs its other quarters.
	const needed = reaching.together === 'quarter' ? [] : cells;
	return {
		id,
		reaching,
		needs: { cells: needed.map(({ indicator, place }) => ({ indicator, place, partner })) },
		holds: (fact) => fact.indicator === id && fact.partner === partner && places.has(fact.place),
	};
}

/** A ratio of what adds up: all that the partner says of both sides, wherever it is. */
function movedPartner(id: number, reaching: Reaching, { partnerId }: Touched): Moved {
	const sources = new Set(reaching.sources.map((source) => source.id));
	return {
		id,
		reaching,
		needs: { cells: [], own: reaching.sources },
		holds: (fact) => sources.has(fact.indicator) && fact.partner === partnerId,
	};
}

/** A ratio of which a side counts places: what one partner has on both sides says which of everybody's count. */
function movedAll(id: number, reaching: Reaching): Moved {
	const sources = new Set(reaching.sources.map((source) => source.id));
	return {
		id,
		reaching,
		needs: { cells: [], all: [...sources] },
		holds: (fact) => sources.has(fact.indicator),
	};
}

function movedTogether(
	id: number,
	reaching: Reaching,
	cells: readonly Cell[],
	{ partnerId: partner }: Touched,
): Moved {
	const sources = reaching.sources.map((source) => source.id);
	const isAtNamed = (cell: Cell) => reaching.isNamed(cell);
	const named = new Set(cells.filter(isAtNamed).map(({ place }) => place));
	const hasUnnamed = !cells.every(isAtNamed);
	return {
		id,
		reaching,
		needs: {
			cells: sources.flatMap((indicator) => [...named].map((place) => ({ indicator, place, partner: null }))),
			unnamed: hasUnnamed ? reaching.sources : [],
		},
		holds: (fact) =>
			sources.includes(fact.indicator) &&
			(reaching.isNamed(fact) ? named.has(fact.place) : hasUnnamed && fact.partner === partner),
	};
}

/**
 * The facts that move the people reached. Where indicators are added up, the partner's own facts at the touched cells are
 * enough; where the largest counts, every indicator that counts people at the place has its part.
 */
export function movedPeople(
	{ cells, partnerId }: Touched,
	method: PeopleMethod,
	byId: Framework,
): Pick<Moved, 'needs' | 'holds'> {
	const counts = (id: number) => {
		const indicator = byId.get(id);
		return indicator !== undefined && countsPeople(indicator);
	};
	const touched = cells.filter((cell) => holdsPeople(cell.kind) && counts(cell.indicator));
	const places = [...new Set(touched.map(({ place }) => place))];
	const names = new Set(touched.map(({ indicator, place }) => `${indicator} ${place}`));
	return method === 'largest'
		? {
				needs: { cells: [], places },
				holds: (fact) => holdsPeople(fact.kind) && places.includes(fact.place) && counts(fact.indicator),
			}
		: {
				needs: { cells: [] },
				holds: (fact) => names.has(`${fact.indicator} ${fact.place}`) && fact.partner === partnerId,
			};
}

/**
 * What the figures need beside the report itself, each fact once: all but what the partner says of the quarter, of which
 * nothing but the version that counts is the source.
 */
export async function listOthers(
	writer: Writer,
	touched: Touched,
	needs: readonly Needs[],
	byId: Framework,
	towards: Towards,
): Promise<readonly Fact[]> {
	const { year, quarter, partnerId } = touched;
	const cells = new Map<string, FactCell>();
	const asked = [
		...needs.flatMap((need) => need.cells),
		...(await ownCells(writer, touched, new Set(needs.flatMap((need) => need.unnamed ?? [])), byId, false)),
		...(await ownCells(writer, touched, new Set(needs.flatMap((need) => need.own ?? [])), byId, true)),
	];
	for (const cell of asked) {
		const name = `${cell.indicator} ${cell.place}`;
		// A cell is asked about once, or its groups would come twice. Where one need asks for every partner's facts and
		// another for this partner's alone, every partner's are read: they hold this one's too.
		if (cells.get(name)?.partner !== null) cells.set(name, cell);
	}
	const facts = await listFactsAt(writer, year, [...cells.values()], towards);
	for (const place of new Set(needs.flatMap(({ places = [] }) => places))) {
		facts.push(...(await listFacts(writer, { place, year }, towards)));
	}
	for (const indicator of new Set(needs.flatMap(({ all = [] }) => all))) {
		facts.push(...(await listFacts(writer, { indicator, year }, towards)));
	}
	const others = facts.filter((fact) => fact.quarter !== quarter || fact.partner !== partnerId);
	const once = [...new Map(others.map((fact) => [nameOf(fact), fact])).values()];
	return withOtherGroups(writer, touched, once, byId, towards);
}

/** With the groups of those of derived counts, from the entries of these partners at these places alone. */
async function withOtherGroups(
	writer: Writer,
	{ sectorId, year }: Touched,
	others: readonly Fact[],
	byId: Framework,
	towards: Towards,
): Promise<readonly Fact[]> {
	const derived = derivedOf([...byId.values()]);
	if (derived.length === 0) return others;
	const ids = new Set(derived.map(({ id }) => id));
	const standing = others.filter(({ indicator }) => ids.has(indicator));
	const { tables, where, parameters } = selection(sectorId, { year, quarter: 4, window: 'year-to-date' }, {});
	const here = valuesOf('standing', ['partner_id', 'place_id']);
	const asked = {
		tables,
		where: `${where} and r.partner_id in (select s.partner_id from ${here} s)
			and coalesce(a.place_id, 0) in (select s.place_id from ${here} s)`,
		parameters: {
			...parameters,
			standing: JSON.stringify(standing.map(({ partner, place }) => [partner, place])),
		},
	};
	const grouped = await withDerivedGroups(writer, standing, derived, asked, towards);
	return [...others.filter(({ indicator }) => !ids.has(indicator)), ...grouped];
}

function nameOf({ indicator, quarter, done, place, partner }: Fact): string {
	return `${indicator} ${quarter} ${done} ${place} ${partner}`;
}

/**
 * Where the partner's values of indicators stand, from its other reports of the year, which are few; where nothing of it
 * counts, nothing will be found.
 * @param all else only where counts of places may be unnamed: a district, a camp, PLACE_UNKNOWN; at municipalities,
 * which are many, only where some of the indicators do not count these
 */
async function ownCells(
	writer: Writer,
	{ sectorId, planId, partnerId: partner, year, quarter }: Touched,
	indicators: ReadonlySet<Indicator>,
	byId: Framework,
	all: boolean,
): Promise<FactCell[]> {
	if (indicators.size === 0) return [];
	const elsewhere = await rows<Omit<FactCell, 'partner'>>(
		writer,
		`select distinct k.counted_id as indicator, coalesce(a.place_id, 0) as place, ${standsAt('d')} as kind
		from period d cross join report r on r.sector_id = @sectorId and r.partner_id = @partner and r.period_id = d.id
			and r.counts = 1
		cross join ${valuesOf('indicators', ['counted_id', 'indicator_id'])} k
		cross join entry a on a.indicator_id = k.indicator_id and a.report_id = r.id
		left join place p on p.id = a.place_id
		where d.plan_id = @planId and d.year = @year and d.quarter <> @quarter
			and (${standing('kind', 'd', 'p')} is null or ${standing('kind', 'd', 'p')} <> 'municipality' or @municipalities = 1)`,
		{
			sectorId,
			planId,
			partner,
			year,
			quarter,
			// A derived count stands where its parts are reported.
			indicators: JSON.stringify(
				[...indicators].flatMap((one) => reportedBehind(one, byId).map(({ id }) => [one.id, id])),
			),
			municipalities: !all && [...indicators].every(({ of }) => of.includes('municipality')) ? 0 : 1,
		},
	);
	return elsewhere.map((cell) => ({ ...cell, partner }));
}
