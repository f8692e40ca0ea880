/** Values that are about, over or under what is given. Source: docs/rules.md, Values that are not counts. */
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { sourcesOf, type Indicator } from '#lib/figures/indicator.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { About } from '#lib/figures/about.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { DONE, listFacts } from './facts.ts';
import type { Reaches } from './reaches.ts';
import { selection } from './selection.ts';

/** A counted value with a sign. */
interface SignedValue {
	indicator_id: number;
	quarter: number;
	done: number;
	place_id: number;
	partner_id: number;
	/** Null: the low end of a range, which stands for all of it. */
	about: About | null;
	total: number;
}

/** By identifier of the reported indicator. */
export type Signed = ReadonlyMap<number, readonly SignedValue[]>;

/**
 * The signed values in a window's figures under a filter, groups aside. Of what chooses one quarter of several, those of
 * the chosen ones.
 */
export async function listSigned(
	reader: Reader,
	scope: Scope,
	{ indicators }: SectorFramework,
	question: WindowQuestion & { readonly filter?: Filter },
): Promise<Signed> {
	const { where, under, parameters } = selection(scope.sector.id, question, question.filter ?? {});
	// From the signed values, which are few.
	const found = await rows<SignedValue>(
		reader,
		`select a.indicator_id, d.quarter, ${DONE} as done, coalesce(a.place_id, 0) as place_id, r.partner_id, a.about, a.total
		from indicator i cross join entry a on a.indicator_id = i.id and (a.about is not null or a.high is not null)
			cross join report r on r.id = a.report_id cross join period d on d.id = r.period_id
			cross join activity w on w.id = a.activity_id left join place p on p.id = a.place_id
		where i.sector_id = @sector and (a.about is not null or a.high > a.total) and ${where} ${under}`,
		parameters,
	);
	const signed = new Map<number, readonly SignedValue[]>();
	for (const [id, values] of Map.groupBy(found, (one) => one.indicator_id)) {
		const indicator = indicators.find((one) => one.id === id);
		if (indicator) signed.set(id, await chosenOf(reader, indicator, question, values));
	}
	return signed;
}

async function chosenOf(
	reader: Reader,
	{ id, calculation }: Indicator,
	{ year, quarter, window }: WindowQuestion,
	values: readonly SignedValue[],
): Promise<readonly SignedValue[]> {
	const choose = calculationOf(calculation).rule?.chosen;
	if (!choose) return values;
	const first = windowStart(quarter, window);
	const facts = await listFacts(reader, { indicator: id, year });
	const inWindow = facts.filter((fact) => fact.quarter >= first && fact.quarter <= quarter);
	const chosen = new Set(
		choose(inWindow, first).map((fact) => `${fact.quarter} ${fact.done} ${fact.place} ${fact.partner}`),
	);
	return values.filter((one) => chosen.has(`${one.quarter} ${one.done} ${one.place_id} ${one.partner_id}`));
}

/**
 * How a figure is meant: as the one value that it is made of, or over, where values with a sign are added up. Ratios have
 * no sign, nor what is stated by several.
 */
export function aboutOf(
	indicator: Indicator,
	{ byId }: SectorFramework,
	signed: Signed,
	reaches: Reaches,
): About | null {
	const { isFraction, isRange } = calculationOf(indicator.calculation);
	if (signed.size === 0 || isFraction) return null;
	const sources = sourcesOf(indicator, byId);
	const values = sources.flatMap(({ id }) => signed.get(id) ?? []);
	const [first] = values;
	if (!first) return null;
	const known = sources.flatMap(({ id }) => reaches.get(id) ?? []);
	const facts = known.reduce((sum, reach) => sum + reach.facts, 0);
	const isOne = facts === 1 && known[0]?.total === first.total;
	if (isOne) return first.about ?? (isRange ? null : '>');
	// Several that are stated stand from the lowest to the highest.
	return isRange ? null : '>';
}
