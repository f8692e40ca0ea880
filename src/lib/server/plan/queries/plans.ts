import { and, asc, eq } from 'drizzle-orm';
import { disclosureTo, namingTo, type Viewer } from '#lib/access/grant.ts';
import type { PlanGroup, Scope, WholeScope } from '#lib/plan/scope.ts';
import { readText, type Language, type Localised, type StoredText } from '#lib/plan/text.ts';
import type { Period } from '#lib/plan/period.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { dataVersion, plan, sector } from '#db/schema/index.ts';
import { first, rows, type Reader } from '#lib/server/database/driver.ts';
import { writeFor } from '#lib/server/plan/writing.ts';

export interface PlanSummary {
	readonly plan: Scope['plan'];
	readonly sectors: readonly { readonly code: string; readonly name: Localised }[];
}

const FIRST_VERSION = { publicVersion: 0, publicChangedAt: null };

/** Every plan with its sectors, by code. */
export async function listPlans(reader: Reader): Promise<PlanSummary[]> {
	const plans = await reader
		.select()
		.from(plan)
		.leftJoin(dataVersion, eq(dataVersion.planId, plan.id))
		.orderBy(asc(plan.code));
	const sectors = await reader.select().from(sector).orderBy(asc(sector.code));
	return plans.map((row) => ({
		plan: toPlan(row.plan, row.data_version ?? FIRST_VERSION),
		sectors: sectors.filter(({ planId }) => planId === row.plan.id).map(({ code, name }) => ({ code, name })),
	}));
}

/** The sectors of a plan, by code. */
export async function listPlanSectors(reader: Reader, planId: number): Promise<Scope['sector'][]> {
	const found = await reader.select().from(sector).where(eq(sector.planId, planId)).orderBy(asc(sector.code));
	return found.map(({ id, code, name }) => ({ id, code, name }));
}

/** The sector of a plan by their codes, as the viewer is shown it, null for a stranger; undefined when either is not there. */
export async function getShownScope(
	reader: Reader,
	planCode: string,
	sectorCode: string,
	viewer: Pick<Viewer, 'grants'> | null,
	language: Language = 'en',
): Promise<Scope | undefined> {
	const scope = await getScope(reader, planCode, sectorCode, language);
	if (!scope) return undefined;
	const { plan, sector } = scope;
	return {
		...scope,
		disclosure: disclosureTo(viewer, plan, sector.id),
		naming: namingTo(viewer, { planId: plan.id, sectorId: sector.id }),
	};
}

/**
 * The sector of a plan by their codes, with all of its figures; undefined when either is not there. Never for a page, file
 * or answer that strangers can ask for: those have `getShownScope`.
 * @param language of the reader
 */
export async function getScope(
	reader: Reader,
	planCode: string,
	sectorCode: string,
	language: Language = 'en',
): Promise<WholeScope | undefined> {
	const found = await first(
		reader
			.select()
			.from(sector)
			.innerJoin(plan, eq(plan.id, sector.planId))
			.leftJoin(dataVersion, eq(dataVersion.planId, plan.id))
			.where(and(eq(plan.code, planCode), eq(sector.code, sectorCode))),
	);
	if (!found) return undefined;
	writeFor(found.plan);
	const { id, code, name } = found.sector;
	return {
		plan: toPlan(found.plan, found.data_version ?? FIRST_VERSION),
		sector: { id, code, name },
		groups: await listPlanGroups(reader, found.plan.id),
		...{ disclosure: 'whole', naming: 'all' },
		language,
	};
}

/** Cohorts, sexes, age bands and disability groups of a plan, by dimension and in the plan's order. */
export async function listPlanGroups(reader: Reader, planId: number): Promise<PlanGroup[]> {
	// Not by the query builder: every page and every approval asks.
	return (
		await rows<GroupRow>(
			reader,
			`select id, dimension, code, name, parent_id as parent from plan_group
		where plan_id = @planId order by dimension, position`,
			{ planId },
		)
	).map((group) => ({ ...group, name: readText(group.name) }));
}

interface GroupRow extends Omit<PlanGroup, 'name'> {
	readonly name: StoredText;
}

/** The quarters of the plan, in order. */
export async function listPeriods(reader: Reader, scope: Scope): Promise<Period[]> {
	const found = await rows<Omit<Period, 'hasFigures'> & { quarter: number; has_figures: number }>(
		reader,
		`select p.year, p.quarter, p.opens, p.due, p.locks, exists (
			select 1 from report r where r.period_id = p.id and r.sector_id = @sectorId and r.counts = 1
		) as has_figures
		from period p where p.plan_id = @planId order by p.year, p.quarter`,
		{ planId: scope.plan.id, sectorId: scope.sector.id },
	);
	return found.flatMap(({ year, quarter, opens, due, locks, has_figures }) =>
		isQuarterNumber(quarter) ? [{ year, quarter, opens, due, locks, hasFigures: has_figures === 1 }] : [],
	);
}

function toPlan(
	row: typeof plan.$inferSelect,
	{ publicVersion, publicChangedAt }: { publicVersion: number; publicChangedAt: Date | null },
): Scope['plan'] {
	return {
		id: row.id,
		code: row.code,
		name: row.name,
		currency: row.currency,
		firstYear: row.firstYear,
		lastYear: row.lastYear,
		status: row.status,
		peopleLabel: row.peopleLabel,
		disclaimers: row.disclaimers,
		contacts: row.contacts,
		timezone: row.timezone,
		today: row.today,
		levels: row.levels,
		levelsOne: row.levelsOne,
		yearStarts: row.yearStarts,
		grouping: row.grouping,
		pace: row.pace,
		thresholds: { onTrack: row.onTrack / 100, behind: row.behind / 100 },
		peopleMethod: row.peopleMethod,
		laterMethods: row.laterMethods,
		public: row.public,
		minimumCount: row.minimumCount,
		minimumCountSensitive: row.minimumCountSensitive,
		clearance: row.clearance,
		credits: row.credits,
		demonstration: row.demonstration,
		dataVersion: publicVersion,
		changedAt: (publicChangedAt ?? new Date(0)).toISOString(),
	};
}
