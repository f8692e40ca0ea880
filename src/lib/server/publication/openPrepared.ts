/** The quarter that somebody prepares for its publication. */
import type { Viewer } from '#lib/access/grant.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Reader } from '#lib/server/database/driver.ts';
import { absent, assertMayAct } from '#lib/server/http/allow.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';

export interface Prepared {
	readonly scope: WholeScope;
	readonly period: Period;
}

/** Throws 404 where there is no such quarter, or where the viewer may not do this with it. */
export async function openPrepared(
	reader: Reader,
	viewer: Viewer,
	params: Readonly<Record<'plan' | 'sector' | 'year' | 'quarter', string>>,
	action: 'prepare publication' | 'clear draft' = 'prepare publication',
): Promise<Prepared> {
	const scope = (await getScope(reader, params.plan, params.sector, getLocale())) ?? absent();
	assertMayAct(viewer, action, { planId: scope.plan.id, sectorId: scope.sector.id });
	const periods = await listPeriods(reader, scope);
	const period = periods.find(
		({ year, quarter }) => `${year}` === params.year && `q${quarter}` === params.quarter,
	);
	return { scope, period: period ?? absent() };
}
