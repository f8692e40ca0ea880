/** A small plan with every calculation, made of rows: two sectors, places of every kind, a tree of cohorts. */
import { standingIn, type Later } from '#lib/plan/firstQuarter.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { writePlaceStandings } from '#lib/server/places/commands/placeStandings.ts';
import {
	combinationGroup,
	dataVersion,
	groupCombination,
	indicator,
	indicatorPart,
	organisation,
	outcome,
	period,
	person,
	place,
	plan,
	planGroup,
	sector,
} from '#db/schema/index.ts';
import { COUNTED_PLACES, kindsCell, type Calculation } from '#lib/figures/calculations.ts';
import { COUNTED_BY } from '#lib/plan/countedBy.ts';
import { maskOf } from '#lib/figures/disaggregation.ts';
import type { PlaceKind, StandsAt } from '#lib/places/place.ts';
import { type Group } from '#lib/plan/groups.ts';
import type { Counts } from '#lib/report/report.ts';
import type { Writer } from '#lib/server/database/driver.ts';

export const PLAN = { id: 1, code: 'plan' };
export const REVIEWER = 1;
export const PARTNERS = [1, 2, 3];
export const DONORS = [4, 5];
export const TAGS = ['flood', 'cholera'];
export const SECTORS = [1, 2];
/** By identifier: a year before, and the four quarters of the year. */
export const PERIODS = [
	{ id: 1, year: 2023, quarter: 4 },
	{ id: 2, year: 2024, quarter: 1 },
	{ id: 3, year: 2024, quarter: 2 },
	{ id: 4, year: 2024, quarter: 3 },
	{ id: 5, year: 2024, quarter: 4 },
] as const;

export const [COUNTRY, GOVERNORATE, DISTRICT, CAMP] = [1, 2, 3, 7];
export const MUNICIPALITIES = [4, 5, 6];
const UNION = 8;
export const PLACES = [null, COUNTRY, GOVERNORATE, DISTRICT, ...MUNICIPALITIES, CAMP, UNION];

/** What some are from a quarter on: a municipality becomes a camp, a union a municipality. */
const LATER_KINDS = new Map<number, readonly Later<PlaceKind>[]>([
	[6, [{ year: 2024, quarter: 3, value: 'camp' }]],
	[
		UNION,
		[
			{ year: 2024, quarter: 2, value: 'municipality' },
			{ year: 2024, quarter: 4, value: 'gathering' },
		],
	],
]);

export function kindIn(place: number, asked: Quarter): StandsAt | null {
	return standingIn({ first: kindOf(place), later: LATER_KINDS.get(place) ?? [] }, asked);
}

function kindOf(place: number): StandsAt | null {
	if (place === COUNTRY) return 'country';
	if (MUNICIPALITIES.includes(place)) return 'municipality';
	return place === CAMP ? 'camp' : place === UNION ? 'union' : null;
}

export const GROUPS: Group[] = [
	{ id: 1, dimension: 'sex', code: 'women', parent: null },
	{ id: 2, dimension: 'sex', code: 'men', parent: null },
	{ id: 3, dimension: 'cohort', code: 'lebanese', parent: null },
	{ id: 4, dimension: 'cohort', code: 'palestine_refugee', parent: null },
	{ id: 5, dimension: 'cohort', code: 'prs', parent: 4 },
	{ id: 6, dimension: 'cohort', code: 'prl', parent: 4 },
	{ id: 7, dimension: 'age', code: 'child', parent: null },
	{ id: 8, dimension: 'disability', code: 'with', parent: null },
];

export interface Combination {
	readonly id: number;
	readonly mask: number;
	readonly groups: readonly Group[];
}

/** Every breakdown that the test's activities have, cell by cell. */
export const COMBINATIONS: readonly Combination[] = [
	[1],
	[2],
	[3],
	[4],
	[5],
	[6],
	[7],
	[8],
	[1, 3],
	[2, 5],
	[1, 6],
	[1, 7],
	[2, 7],
	[1, 5, 7],
].map((ids, i) => {
	const groups = GROUPS.filter(({ id }) => ids.includes(id));
	return { id: i + 1, mask: maskOf(groups.map(({ dimension }) => dimension)), groups };
});

interface IndicatorRow {
	readonly id: number;
	readonly code: string;
	readonly sectorId: number;
	readonly calculation: Calculation;
	readonly counts: Counts;
	readonly countsPeople: boolean;
	readonly laterCalculations: readonly Later<Calculation>[];
	readonly parts: readonly number[];
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** The kinds of place that it counts, where it counts places. */
	readonly of: readonly PlaceKind[];
}

function row(id: number, calculation: Calculation, rest: Partial<IndicatorRow> = {}): IndicatorRow {
	return {
		id,
		code: `1.${id}`,
		sectorId: 1,
		calculation,
		counts: 'begun',
		countsPeople: false,
		laterCalculations: [],
		parts: [],
		numerator: null,
		denominator: null,
		of: COUNTED_PLACES,
		...rest,
	};
}

/** In the framework's order. */
export const INDICATORS: readonly IndicatorRow[] = [
	row(1, 'sum'),
	row(2, 'sum', { counts: 'completed' }),
	row(3, 'distinct'),
	row(4, 'distinct'),
	row(5, 'distinct'),
	row(6, 'composite', { parts: [3, 4] }),
	row(7, 'composite', { parts: [6, 5] }),
	row(8, 'composite', { parts: [1, 6] }),
	row(9, 'ratio', { numerator: 1, denominator: 2 }),
	row(10, 'sum', { countsPeople: true }),
	row(11, 'latest', { countsPeople: true }),
	row(12, 'peak', { countsPeople: true }),
	row(13, 'peak', { sectorId: 2, countsPeople: true }),
	row(14, 'distinct', { sectorId: 2 }),
	row(15, 'ratio', { numerator: 10, denominator: 11 }),
	row(16, 'ratio', { numerator: 8, denominator: 12 }),
	row(17, 'derived', { parts: [1, 10] }),
	row(18, 'composite', { parts: [17, 5] }),
	row(19, 'stated'),
	row(20, 'distinct', { of: ['camp'] }),
	row(21, 'composite', { parts: [3, 20] }),
	row(22, 'sum', {
		countsPeople: true,
		laterCalculations: [
			{ year: 2024, quarter: 2, value: 'latest' },
			{ year: 2024, quarter: 4, value: 'peak' },
		],
	}),
	row(23, 'ratio', { numerator: 10, denominator: 22 }),
];

export async function writePlan(writer: Writer): Promise<void> {
	await writer.insert(plan).values({
		...PLAN,
		name: { en: 'Plan' },
		currency: 'USD',
		firstYear: 2023,
		lastYear: 2024,
		peopleMethod: 'largest',
	});
	await writer
		.insert(dataVersion)
		.values({ planId: 1, version: 0, changedAt: new Date(0), countedBy: COUNTED_BY });
	await writer
		.insert(person)
		.values({ id: REVIEWER, email: 'r@example.org', name: 'R', createdAt: new Date(0) });
	for (const id of SECTORS)
		await writer.insert(sector).values({ id, planId: 1, code: `s${id}`, name: { en: 'Sector' } });
	for (const id of [...PARTNERS, ...DONORS]) {
		await writer
			.insert(organisation)
			.values({ id, planId: 1, code: `o${id}`, name: { en: 'Organisation' }, type: 'ingo' });
	}
	for (const dates of PERIODS) {
		await writer.insert(period).values({ ...dates, planId: 1, opens: '2023-01-01', due: '2025-01-31' });
	}
	await writePlaces(writer);
	for (const [position, { parent, ...group }] of GROUPS.entries()) {
		const name = { en: group.code };
		await writer.insert(planGroup).values({ ...group, name, planId: 1, parentId: parent, position });
	}
	for (const { id, mask, groups } of COMBINATIONS) {
		await writer.insert(groupCombination).values({
			id,
			planId: 1,
			mask,
			groups: groups.map((group) => group.id).join(' '),
		});
		for (const { id: groupId, dimension } of groups) {
			await writer.insert(combinationGroup).values({ combinationId: id, dimension, groupId });
		}
	}
	await writeFramework(writer);
}

async function writePlaces(writer: Writer): Promise<void> {
	const tree = { planId: 1, governorateId: GOVERNORATE };
	const places: (typeof place.$inferInsert)[] = [
		{ planId: 1, id: COUNTRY, pcode: 'C', name: { en: 'Country' }, level: 0 },
		{ ...tree, id: GOVERNORATE, pcode: 'G', name: { en: 'Governorate' }, level: 1, parentId: COUNTRY },
		{
			...tree,
			id: DISTRICT,
			pcode: 'D',
			name: { en: 'District' },
			level: 2,
			parentId: GOVERNORATE,
			districtId: DISTRICT,
		},
		...[...MUNICIPALITIES, CAMP, UNION].map((id) => ({
			...tree,
			id,
			pcode: `M${id}`,
			name: { en: 'Municipality' },
			level: 3,
			kind: kindOf(id) as PlaceKind,
			laterKinds: LATER_KINDS.get(id) ?? [],
			parentId: DISTRICT,
			districtId: DISTRICT,
		})),
	];
	for (const one of places) await writer.insert(place).values(one);
	await writePlaceStandings(writer, PLAN.id);
}

async function writeFramework(writer: Writer): Promise<void> {
	for (const sectorId of SECTORS) {
		await writer.insert(outcome).values({ id: sectorId, sectorId, code: '1', name: { en: 'Outcome' } });
	}
	for (const { parts, numerator, denominator, of, ...rest } of INDICATORS) {
		await writer.insert(indicator).values({
			...rest,
			outcomeId: rest.sectorId,
			name: { en: rest.code },
			unit: rest.countsPeople ? 'people' : rest.calculation === 'ratio' ? 'percent' : 'count',
			numeratorId: numerator,
			denominatorId: denominator,
			of: kindsCell(of),
		});
		for (const [position, partId] of parts.entries()) {
			await writer.insert(indicatorPart).values({ compositeId: rest.id, partId, position });
		}
	}
}
