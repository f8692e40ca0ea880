import { isStrict } from '#lib/disclosure/disclosure.ts';
import type { PlanFigure } from '#lib/figures/planFigure.ts';
import { dayOf } from '#lib/plan/day.ts';
import { formatQuarter, quarterIndex, WINDOWS } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getScope, listPeriods, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { getPeople } from './people.ts';
import { getProgress } from './progress.ts';

/** Statuses that say only that there is nothing to judge by. */
const NO_JUDGEMENT = ['not reported', 'no target', 'no milestone'];

/**
 * The figures of all sectors of a plan, of each quarter that has begun, in both windows; by what tells one from every
 * other. What is unknown is no figure.
 */
export async function listPlanFigures(
	reader: Reader,
	plan: { readonly id: number; readonly code: string },
	now: Date,
): Promise<Map<string, PlanFigure>> {
	const figures: [string, PlanFigure][] = [];
	for (const { code: sector } of await listPlanSectors(reader, plan.id))
		figures.push(...(await listSectorFigures(reader, { plan: plan.code, sector }, now)));
	return new Map(figures);
}

/** Those of one sector; empty where there is none. @param most so many quarters, the newest */
export async function listSectorFigures(
	reader: Reader,
	{ plan, sector }: { readonly plan: string; readonly sector: string },
	now: Date,
	most = Infinity,
): Promise<Map<string, PlanFigure>> {
	const figures = new Map<string, PlanFigure>();
	const scope = await getScope(reader, plan, sector);
	if (!scope) return figures;
	const { yearStarts } = scope.plan;
	const today = dayOf(scope.plan, now);
	const begun = (await listPeriods(reader, scope))
		.filter(({ opens, hasFigures }) => hasFigures || opens <= today)
		.toSorted((a, b) => quarterIndex(b) - quarterIndex(a));
	for (const { year, quarter } of begun.slice(0, most).toReversed()) {
		for (const window of WINDOWS) {
			const at = { year, quarter, window };
			const put = (
				one: Pick<PlanFigure, 'indicator' | 'unit' | 'part'>,
				value: PlanFigure['value'] | null,
			) => {
				if (value === null) return;
				const key = [sector, formatQuarter(at), window, one.indicator?.code ?? '', one.part].join(' ');
				figures.set(key, { yearStarts, sector, ...at, ...one, value });
			};
			const { indicators } = await getProgress(reader, scope, at);
			for (const { code, name, unit, reached, target, share, status, sensitivity } of indicators) {
				const of = { indicator: { code, name }, unit };
				put({ ...of, part: 'reached' }, reached);
				put({ ...of, part: 'target' }, target);
				put({ ...of, part: 'share' }, share);
				put({ ...of, part: 'status' }, NO_JUDGEMENT.includes(status) ? null : status);
				const isKept = reached !== null && isStrict(sensitivity);
				put({ ...of, part: 'shown' }, isKept ? sensitivity : null);
			}
			const people = await getPeople(reader, scope, at);
			put({ indicator: null, unit: 'people', part: 'reached' }, people.reached);
		}
	}
	return figures;
}
