/** The grid of targets that somebody opens, as its address asks for it. */
import type { Viewer } from '#lib/access/grant.ts';
import { ACROSS, type GridAsked } from '#lib/framework/targetGrid.ts';
import { dayOf } from '#lib/plan/day.ts';
import { quarterOf } from '#lib/plan/planYear.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Reader } from '#lib/server/database/driver.ts';
import { absent, assertMayAct } from '#lib/server/http/allow.ts';
import { listPlaces, NEWEST } from '#lib/server/places/queries/placeLabels.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { readTargetGrid, type TargetGrid } from './targetGrid.ts';

export interface OpenTargets {
	readonly scope: WholeScope;
	readonly asked: GridAsked;
	readonly grid: TargetGrid;
}

/** Throws 404 where there is no such sector, year or place, or where the viewer sets no targets of it. */
export async function openTargets(
	reader: Reader,
	viewer: Viewer,
	params: Readonly<Record<'plan' | 'sector', string>>,
	{ searchParams }: URL,
	now: Date,
): Promise<OpenTargets> {
	const scope = (await getScope(reader, params.plan, params.sector, getLocale())) ?? absent();
	assertMayAct(viewer, 'set up sector', { planId: scope.plan.id, sectorId: scope.sector.id });
	const { firstYear, lastYear } = scope.plan;
	const year = numberIn(searchParams.get('year')) ?? (await yearNow(reader, scope, now));
	if (year < firstYear || year > lastYear) absent();
	const across = ACROSS.find((one) => one === searchParams.get('across')) ?? 'time';
	const pcode = searchParams.get('within');
	const asked: GridAsked = {
		year,
		across,
		from: quarterIn(searchParams.get('from')) ?? 1,
		quarter: across === 'time' ? null : quarterIn(searchParams.get('quarter')),
		within: across === 'place' && pcode !== null ? await placeOf(reader, scope.plan.id, pcode) : null,
		part: Math.max(1, numberIn(searchParams.get('part')) ?? 1),
	};
	return { scope, asked, grid: (await readTargetGrid(reader, scope, asked)) ?? absent() };
}

/** The year that goes on; next year's quarters may stand already, and nobody means those unasked. */
async function yearNow(reader: Reader, scope: WholeScope, now: Date): Promise<number> {
	const { plan } = scope;
	const years = (await listPeriods(reader, scope)).map(({ year }) => year);
	const { year } = quarterOf(dayOf(plan, now), plan);
	return Math.min(Math.max(year, years[0] ?? plan.firstYear), years.at(-1) ?? plan.lastYear);
}

function numberIn(text: string | null): number | null {
	return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function quarterIn(text: string | null): QuarterNumber | null {
	const number = numberIn(text) ?? 0;
	return isQuarterNumber(number) ? number : null;
}

async function placeOf(reader: Reader, planId: number, pcode: string): Promise<number> {
	const places = await listPlaces(reader, planId, NEWEST);
	return [...places.values()].find((place) => place.pcode === pcode)?.id ?? absent();
}
