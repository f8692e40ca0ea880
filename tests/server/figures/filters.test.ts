import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { report } from '#db/schema/index.ts';
import type { Filter } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { GroupKey } from '#lib/figures/fact.ts';
import { maskOf, questionBit } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, withDescendants } from '#lib/plan/groups.ts';
import { QUARTERS, WINDOWS, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { getFrameworks, type FrameworkIn } from '#lib/server/framework/queries/framework.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listFilteredReaches } from '#lib/server/figures/queries/reaches.ts';
import { anyActivity, writeReport } from './totals/activities.ts';
import {
	factsOf,
	servesOfActivity,
	reachedBy,
	reachingFor,
	type ActivityModel,
	type ReportModel,
} from './totals/model.ts';
import {
	CAMP,
	COUNTRY,
	DISTRICT,
	DONORS,
	GOVERNORATE,
	GROUPS,
	INDICATORS,
	MUNICIPALITIES,
	PARTNERS,
	PERIODS,
	PLAN,
	TAGS,
	writePlan,
} from './totals/plan.ts';
import { newAddress } from '../../support/engine.ts';
import { PATIENCE, sampled } from '../../support/long.ts';

const NOW = new Date('2024-12-01T12:00:00Z');

let folder: string;
let db: Database;
let scope: Scope;
let frameworkIn: FrameworkIn;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-filters-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	await transaction(db, async (writer) => writePlan(writer));
	const found = await snapshot(db, (reader) => getScope(reader, PLAN.code, 's1'));
	if (!found) throw new Error('the plan was written but is not there');
	scope = found;
	frameworkIn = await snapshot(db, (reader) => getFrameworks(reader, scope.sector.id));
});

afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

/** One report for each partner and period that the rows fall to; every fourth is only submitted, and does not count. */
const anyReports: fc.Arbitrary<ReportModel[]> = fc
	.array(fc.tuple(fc.constantFrom(...PARTNERS), fc.constantFrom(...PERIODS), anyActivity), {
		minLength: 1,
		maxLength: 60,
		size: 'max',
	})
	.map((rows) => {
		const ofSector = rows.filter(
			([, , one]) => INDICATORS.find(({ id }) => id === one.indicator)?.sectorId === 1,
		);
		const byReport = Map.groupBy(ofSector, ([partner, { id }]) => `${partner} ${id}`);
		return [...byReport.values()].flatMap((some, i) => {
			const [partner, period] = some[0] ?? [];
			if (partner === undefined || period === undefined) return [];
			const activities = some.map(([, , one]) => one);
			const counts = i % 4 !== 3;
			const state = counts ? 'approved' : 'submitted';
			return { id: i + 1, sector: 1, version: 1, state, counts, partner, period: period.id, activities };
		});
	});

const oneOf = <Key extends string, T>(key: Key, values: readonly T[]) =>
	fc.record({ [key]: fc.constantFrom(...values) });
const anyGroups = fc
	.uniqueArray(fc.constantFrom(...GROUPS), {
		minLength: 1,
		maxLength: 2,
		selector: ({ dimension }) => dimension,
	})
	.map((groups) => ({ groups: Object.fromEntries(groups.map(({ dimension, id }) => [dimension, id])) }));

/** One condition or two: with more, hardly anything passes. */
const anyFilter: fc.Arbitrary<Filter> = fc
	.array(
		fc.oneof(
			oneOf('partner', PARTNERS),
			oneOf('place', [COUNTRY, GOVERNORATE, DISTRICT, CAMP, ...MUNICIPALITIES]),
			oneOf('donor', DONORS),
			oneOf('tag', TAGS),
			anyGroups,
		),
		{ minLength: 1, maxLength: 2 },
	)
	.map((conditions) => Object.assign({}, ...conditions) as Filter);

/** The places that a filter by place lets pass: all that are named lie in the only governorate, and its only district. */
function passesPlace(place: number | null, asked: number | undefined): boolean {
	if (asked === undefined) return true;
	if (place === null) return false;
	return asked <= DISTRICT ? place >= asked : place === asked;
}

function passes(one: ActivityModel, partner: number, place: number | null, filter: Filter): boolean {
	if (filter.partner !== undefined && filter.partner !== partner) return false;
	if (filter.donor !== undefined && !one.donors.includes(filter.donor)) return false;
	if (filter.tag !== undefined && !one.tags.includes(filter.tag)) return false;
	return passesPlace(place, filter.place);
}

/** What the breakdown that answers has in the groups asked for. */
function matchOf(one: ActivityModel, groups: NonNullable<Filter['groups']>): [GroupKey, number][] {
	const asked = DIMENSIONS.filter((dimension) => groups[dimension] !== undefined);
	const serves = servesOfActivity(one);
	return one.cells.flatMap(({ combination, value }): [GroupKey, number][] => {
		if (!((serves.get(combination.mask) ?? 0) & questionBit(maskOf(asked)))) return [];
		const isMatch = asked.every((dimension) => {
			const members = withDescendants(groups[dimension] ?? 0, GROUPS);
			return combination.groups.some((group) => group.dimension === dimension && members.has(group.id));
		});
		return isMatch ? [['matched', value]] : [];
	});
}

interface Found {
	readonly whole: number | null;
	readonly matched: number | null;
	readonly matchedUnnamed: number | null;
}

function expected(reports: readonly ReportModel[], filter: Filter, quarter: QuarterNumber, window: Window) {
	const groups = filter.groups ?? {};
	const named = Object.values(groups).some((group) => group !== undefined);
	const facts = factsOf(
		reports,
		2024,
		(one, partner, place) => passes(one, partner, place, filter),
		(one) => (named ? matchOf(one, groups) : []),
	);
	const result = new Map<number, Found>();
	for (const { id, sectorId } of INDICATORS) {
		const reaching = reachingFor(id, { year: 2024, quarter });
		if (sectorId !== 1 || !reaching) continue;
		const whole = reachedBy(id, facts, { year: 2024, quarter, window });
		const apart = facts.filter((fact) => !reaching.isNamed(fact));
		const unnamed = reachedBy(id, apart, { year: 2024, quarter, window });
		const match = whole?.groups.get('matched');
		result.set(id, {
			whole: whole?.total ?? null,
			matched: named ? (match?.value ?? null) : (whole?.total ?? null),
			matchedUnnamed: named
				? match
					? (unnamed?.groups.get('matched')?.value ?? 0)
					: null
				: (whole?.unnamed ?? null),
		});
	}
	return result;
}

test(
	'a filter counts what passes it by the rules, whether totals or activities answer',
	async () => {
		const anyQuestion = fc.record({
			reports: anyReports,
			filters: fc.array(anyFilter, { minLength: 4, maxLength: 8 }),
			quarter: fc.constantFrom(...QUARTERS),
			window: fc.constantFrom(...WINDOWS),
		});
		const repetition = { title: 'Filters of any reports', full: 300, seed: 12 };
		for (const { reports, filters, quarter, window } of sampled(anyQuestion, repetition)) {
			await transaction(db, async (writer) => {
				await writer.delete(report);
				for (const one of reports) await writeReport(writer, one, NOW);
				await rebuildTotals(writer, PLAN.id);
			});
			const question = { year: 2024, quarter, window };
			for (const filter of filters) {
				const { whole, matched } = await snapshot(db, (reader) =>
					listFilteredReaches(reader, scope, frameworkIn(question), question, filter),
				);
				const found = new Map<number, Found>();
				const wanted = expected(reports, filter, quarter, window);
				for (const id of wanted.keys()) {
					found.set(id, {
						whole: whole.get(id)?.total ?? null,
						matched: matched.get(id)?.total ?? null,
						matchedUnnamed: matched.get(id)?.unnamed ?? null,
					});
				}
				expect(found).toEqual(wanted);
			}
		}
	},
	PATIENCE,
);
