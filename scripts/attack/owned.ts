/** What each partner knows of figures: its own part, which it reported itself. */
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { listFilterOptions } from '#lib/server/figures/queries/filterOptions.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import { quarterAt } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Published } from './fetched.ts';
import { annexFrom } from './from.ts';
import { askedKey, keyed, type Figure, type Owned, type Reading, type Span } from './reading.ts';

/**
 * Partners' own parts of what is withheld, and of the quarters that it is made of, as they are approved today: of a report that
 * changed since its publication this is not what was published. Of what a revision came after it is what the annex kept.
 */
export function ownedFrom(
	db: Database,
	plan: string,
): (one: Published, reading: Reading, isNewest: boolean) => Promise<Owned> {
	return async (one, reading, isNewest) => {
		if (isNewest) return ownedToday(db, plan, one, reading);
		const shares = (await annexFrom(db, plan, one))?.shares ?? {};
		return new Map(
			Object.entries(shares).map(([partner, its]) => [partner, keyed(new Map(Object.entries(its)), reading)]),
		);
	};
}

async function ownedToday(
	db: Database,
	plan: string,
	{ sector }: Published,
	reading: Reading,
): Promise<Owned> {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		const owned = new Map<string, Map<string, number>>();
		if (!scope) return owned;
		const asked = askedOf(reading);
		for (const { code } of (await listFilterOptions(reader, scope)).partners) {
			const own = new Map<string, number>();
			for (const one of asked) {
				const found = await findFilter(reader, scope, { partner: code, place: one.place });
				if (!('filter' in found)) continue;
				for (const [figure, value] of await partsOf(reader, scope, one, found.filter, reading))
					own.set(askedKey(figure), value);
			}
			owned.set(code, own);
		}
		return owned;
	});
}

interface Asked {
	readonly place: string;
	readonly span: Span;
	readonly indicators: ReadonlySet<string>;
}

/** Places and windows of which something is withheld. */
function askedOf({ seen, places }: Reading): Asked[] {
	const found = new Map<string, { place: string; span: Span; indicators: Set<string> }>();
	for (const { figure, value } of seen) {
		if (value !== null || !places.has(figure.place)) continue;
		const { first, last } = figure.span;
		const spans = [figure.span];
		for (let at = first; at <= last && first < last; at++) spans.push({ first: at, last: at });
		for (const span of spans) {
			const key = `${figure.place} ${span.first}-${span.last}`;
			const one = found.get(key) ?? { place: figure.place, span, indicators: new Set<string>() };
			one.indicators.add(figure.indicator);
			found.set(key, one);
		}
	}
	return [...found.values()];
}

type Part = readonly [figure: Figure, value: number];

async function partsOf(
	reader: Reader,
	scope: WholeScope,
	{ place, span, indicators }: Asked,
	filter: Filter,
	{ places }: Reading,
): Promise<Part[]> {
	const window = span.first === span.last ? 'quarter' : 'year-to-date';
	const question: WindowQuestion & { filter: Filter } = { ...quarterAt(span.last), window, filter };
	const level = places.get(place)?.level;
	const found: Part[] = [];
	const take = (indicator: string, part: string, value: number | null | undefined) => {
		if (typeof value === 'number' && value > 0) found.push([{ indicator, part, place, span }, value]);
	};
	if (level === 3) {
		for (const indicator of indicators) {
			const answer = await listPlaceFigures(reader, scope, { ...question, indicator, level });
			const own = answer?.places.find(({ pcode }) => pcode === place);
			if (answer && !answer.indicator.isFraction) take(indicator, 'total', own?.reached);
		}
		return found;
	}
	for (const one of (await getProgress(reader, scope, question)).indicators) {
		if (!indicators.has(one.code) || one.isFraction || one.isRange) continue;
		take(one.code, 'total', one.reached);
		for (const [dimension, groups] of Object.entries(one.byGroup))
			for (const [group, value] of Object.entries(groups)) take(one.code, `${dimension}:${group}`, value);
		for (const [dimension, value] of Object.entries(one.unknown)) take(one.code, `${dimension}:?`, value);
	}
	return found;
}
