/** Facts from the activities themselves: for filters that no stored total answers (donor, tag, crossed groups). */
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import type { StandsAt } from '#lib/places/place.ts';
import type { Fact, GroupKey } from '#lib/figures/fact.ts';
import { countsTowards } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, withDescendants, type Dimension, type Group } from '#lib/plan/groups.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { calculationOf, isReported, namedBy } from '#lib/figures/calculations.ts';
import { countsKinds, type Indicator } from '#lib/figures/indicator.ts';
import { withBecame } from './became.ts';
import type { Calculations } from './calculations.ts';
import { ANSWERS, questionOf } from './answering.ts';
import { derivedByGroup, derivedMatching, derivedOf, type FactFigures } from './derivedGroups.ts';
import { DONE, doneOf, groupKey } from './facts.ts';
import { standsAt } from '#lib/server/places/queries/standing.ts';
import { ENTRIES, selection, type Selection } from './selection.ts';
import { activityStandings } from './standings.ts';
import { addTo } from './matching.ts';
import { hasAlso } from './presence.ts';

interface FactRow {
	indicator_id: number;
	quarter: number;
	done: number;
	place_id: number;
	partner_id: number;
	kind: StandsAt | null;
	value: number;
	/** The ends of what is stated; absent where nothing asked for is. */
	low?: number;
	high?: number;
}

/** How much of an answer is needed: less costs less. */
export interface FactsNeeded {
	/** Identifiers; absent: all of the sector. */
	readonly indicators?: readonly number[];
	/** Figures by group are not looked at, unless the filter names groups. */
	readonly totals?: boolean;
}

/**
 * The facts of a window under a filter. Where it names groups, each fact carries what its answering breakdowns give to
 * them (`matched`) and to any group of those dimensions (`answered`); else the figures by group. Smallest units.
 * @param only what else the answer may leave out
 */
export async function listActivityFacts(
	reader: Reader,
	sector: number,
	{ indicators }: Calculations,
	question: WindowQuestion,
	filter: Filter,
	groups: readonly Group[],
	only: FactsNeeded = {},
): Promise<Fact[]> {
	const asked = indicators.filter(({ id }) => only.indicators?.includes(id) ?? true);
	const stated = new Set(
		asked.filter(({ calculation }) => calculationOf(calculation).isRange).map(({ id }) => id),
	);
	const ends = stated.size > 0 ? ', min(a.total) as low, max(coalesce(a.high, a.total)) as high' : '';
	const selected = selection(sector, question, filter, only.indicators);
	const derived = derivedOf(asked);
	const facts = [
		...(await rows<FactRow>(
			reader,
			`select ${KEY}, sum(a.total) as value ${ends} from ${selected.tables} where ${selected.where} ${selected.named} ${selected.under}
			group by 1, 2, 3, 4, 5, 6`,
			selected.parameters,
		)),
		...(await listAlso(reader, selected, asked)),
		...(await listDerived(reader, selected, derived)),
	];
	const dimensions = DIMENSIONS.filter((dimension) => filter.groups?.[dimension] !== undefined);
	const figures =
		dimensions.length > 0
			? await figuresMatching(reader, selected, filter, dimensions, groups, derived)
			: only.totals
				? new Map<string, Map<GroupKey, number>>()
				: await figuresByGroup(reader, selected, groups, derived);
	const found = facts.flatMap((row): Fact[] | Fact => {
		const done = doneOf(row.done);
		if (!isQuarterNumber(row.quarter) || done === undefined) return [];
		return {
			indicator: row.indicator_id,
			quarter: row.quarter,
			done,
			place: row.place_id,
			kind: row.kind,
			partner: row.partner_id,
			...(stated.has(row.indicator_id)
				? { total: row.low ?? row.value, high: row.high }
				: { total: row.value }),
			groups: figures.get(groupKey(row)),
		};
	});
	return withBecame(reader, found, question.year, question.standing);
}

const KEY = `a.indicator_id, d.quarter, ${DONE} as done, coalesce(a.place_id, 0) as place_id, r.partner_id, ${standsAt('d')} as kind`;

/** What reported counts of places have at the places that their activities also serve. */
async function listAlso(
	reader: Reader,
	{ where, named, under, parameters }: Selection,
	indicators: readonly Indicator[],
): Promise<FactRow[]> {
	const counting = new Map(
		indicators
			.filter((one) => countsKinds(one) && isReported(one.calculation))
			.map(({ id, calculation, of }) => [id, namedBy(calculation, of)]),
	);
	if (counting.size === 0 || !(await hasAlso(reader))) return [];
	const found = await rows<FactRow>(
		reader,
		`select a.indicator_id, d.quarter, ${DONE} as done, o.place_id, r.partner_id, ${standsAt('d')} as kind, sum(a.total) as value
		from ${ENTRIES} join activity_also o on o.activity_id = w.id and o.place_id <> coalesce(w.place_id, 0)
			join place p on p.id = o.place_id
		where ${where} ${named} ${under} group by 1, 2, 3, 4, 5, 6`,
		parameters,
	);
	return found.filter(({ indicator_id, kind }) =>
		counting.get(indicator_id)?.({ indicator: indicator_id, kind }),
	);
}

/** The activities of derived counts, wherever they stand. */
async function listDerived(
	reader: Reader,
	{ where, underTotal, parameters }: Selection,
	derived: readonly Indicator[],
): Promise<FactRow[]> {
	const found: FactRow[] = [];
	for (const { id: indicatorId } of derived) {
		found.push(
			...(await rows<FactRow>(
				reader,
				`select cast(@indicatorId as integer) as indicator_id, t.quarter, t.done, t.place_id, t.partner_id, ${standsAt('t')} as kind,
					sum(t.value) as value
				from ${activityStandings({ tables: ENTRIES, where })} t left join place p on p.id = t.place_id
				where t.year = @year ${underTotal} group by 1, 2, 3, 4, 5, 6`,
				{ ...parameters, indicatorId },
			)),
		);
	}
	return found;
}

async function figuresMatching(
	reader: Reader,
	selected: Selection,
	filter: Filter,
	asked: readonly Dimension[],
	groups: readonly Group[],
	derived: readonly Indicator[],
): Promise<FactFigures> {
	const parameters: Record<string, number> = {};
	const lists = asked.map((dimension) => {
		const names = [...withDescendants(filter.groups?.[dimension] ?? 0, groups)].map((member, i) => {
			parameters[`${dimension}${i}`] = member;
			return `@${dimension}${i}`;
		});
		return `c.combination_id in (select combination_id from combination_group where group_id in (${names.join(', ')}))`;
	});
	const matches = lists.join(' and ');
	const figures = await derivedMatching(reader, derived, selected, asked, matches, parameters);
	const matched = `sum(case when ${matches} then c.value end)`;
	for (const row of await listMatched(reader, selected, asked, matched, parameters)) {
		addTo(figures, groupKey(row), 'answered', row.value);
		// No matching cell at all is unknown, not 0.
		if (row.matched !== null) addTo(figures, groupKey(row), 'matched', row.matched);
	}
	return figures;
}

async function figuresByGroup(
	reader: Reader,
	selected: Selection,
	groups: readonly Group[],
	derived: readonly Indicator[],
): Promise<FactFigures> {
	const towards = countsTowards(groups);
	const figures = await derivedByGroup(reader, derived, selected, towards);
	for (const dimension of DIMENSIONS) {
		for (const row of await listCells(reader, selected, dimension)) {
			for (const group of towards.get(row.group_id) ?? []) addTo(figures, groupKey(row), group, row.value);
		}
	}
	return figures;
}

/** What the breakdowns that answer a question by these dimensions give, by fact: all of them, and what matches. */
async function listMatched(
	reader: Reader,
	{ bare, where, named, under, parameters }: Selection,
	dimensions: readonly Dimension[],
	matched: string,
	more: Record<string, number>,
): Promise<(FactRow & { matched: number | null })[]> {
	// Each entry's cells first: else its activity and its place are looked up for each of them.
	return rows(
		reader,
		`select ${KEY.replaceAll(/\b[adr]\./g, 'x.')}, sum(x.value) as value, sum(x.matched) as matched
		from (
			select a.id, a.activity_id, a.of_year, a.indicator_id, a.place_id, r.partner_id, d.year, d.quarter,
				sum(c.value) as value, ${matched} as matched
			from ${bare} cross join cell c on c.entry_id = a.id and ${ANSWERS}
			where ${where} ${named} ${under} group by a.id, r.partner_id, d.year, d.quarter
		) x cross join activity w on w.id = x.activity_id left join place p on p.id = x.place_id
		group by 1, 2, 3, 4, 5, 6`,
		{ ...parameters, ...more, asked: questionOf(dimensions) },
	);
}

/** What the breakdowns that answer a question by a dimension give, by fact and group. */
async function listCells(
	reader: Reader,
	{ tables, where, named, under, parameters }: Selection,
	dimension: Dimension,
): Promise<(FactRow & { group_id: number })[]> {
	return rows(
		reader,
		`select ${KEY}, g.group_id, sum(c.value) as value from ${tables}
			cross join cell c on c.entry_id = a.id and ${ANSWERS}
			cross join combination_group g on g.combination_id = c.combination_id and g.dimension = @dimension
		where ${where} ${named} ${under} group by 1, 2, 3, 4, 5, 6, 7`,
		{ ...parameters, asked: questionOf([dimension]), dimension },
	);
}
