import { momentIn } from '#lib/plan/day.ts';
import type { PlannedPress } from '#lib/publication/planned.ts';
import { checkList } from '#lib/publication/checkList.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { getCheckable } from '../checkable.ts';
import { listClearedHere } from '../queries/clearances.ts';
import { findPlanned } from '../queries/planned.ts';
import { refuseTelling } from '../telling.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';
import type { QuarterRequest } from './quarterRequest.ts';

export interface PlanRequest extends QuarterRequest {
	/** ISO, in the plan's time zone; null: no day is planned any more. */
	readonly day: string | null;
	/** `09:00`: nothing is published before; null: it may be published earlier, or later. */
	readonly hour: string | null;
}

/**
 * Plans the day on which a quarter is published, which strangers are told nowhere. What the clock was to publish by itself is
 * pressed anew. Throws Refused where the plan has no such quarter.
 */
export async function planPublication(db: Database, request: PlanRequest): Promise<void> {
	const { plan, sector, year, quarter, day, hour, personId, now } = request;
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, plan, sector);
		if (!scope) throw new Refused('not found');
		const where = { planId: scope.plan.id, year, quarter };
		const periods = await rows(
			writer,
			`select 1 from period where plan_id = @planId and year = @year and quarter = @quarter`,
			where,
		);
		if (periods.length === 0) throw new Refused('not found');
		const before = await findPlanned(writer, scope.sector.id, request);
		const key = { sectorId: scope.sector.id, year, quarter };
		await run(
			writer,
			`delete from publication_plan where sector_id = @sectorId and year = @year and quarter = @quarter`,
			key,
		);
		const embargo = day && hour ? momentIn(scope.plan.timezone, day, hour).getTime() : null;
		if (day !== null)
			await run(
				writer,
				`insert into publication_plan (sector_id, year, quarter, day, embargo) values (@sectorId, @year, @quarter, @day, @embargo)`,
				{ ...key, day, embargo },
			);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'plan publication',
			subject: `sector/${scope.sector.id}`,
			before: before ? { year, quarter, day: before.day, embargo: before.embargo } : null,
			after: day === null ? null : { year, quarter, day, embargo },
		});
	});
}

export type PressRequest = DraftRequest &
	Omit<PlannedPress, 'contentHash' | 'personId'> & { readonly personId: number };

/**
 * Sets the clock to publish this very draft at the hour of its embargo, if nothing stands in the way by then. Throws Refused
 * where there is no embargo, or where it could not be published now but for that, as `publishQuarter` does.
 */
export async function pressAhead(db: Database, request: PressRequest): Promise<void> {
	const { personId, now, contentHash, kind, reason, acknowledged } = request;
	await transaction(db, async (writer) => {
		const { scope, period, draft, all } = await draftFor(writer, request);
		const planned = await findPlanned(writer, scope.sector.id, period);
		if (planned?.embargo == null || planned.embargo <= now.getTime()) throw new Refused('wrong state');
		const { errors, warnings } = checkList(await getCheckable(writer, scope, period, draft, now));
		if (errors.some(({ name }) => name !== 'under embargo')) throw new Refused('errors');
		if (warnings.some(({ name }) => !acknowledged.includes(name))) throw new Refused('questions');
		if (all.revisions.length > 0 && reason === null) throw new Refused('reason missing');
		await refuseTelling(writer, scope, draft, reason);
		if ((await listClearedHere(writer, draft)).includes(personId)) throw new Refused('presses own clearance');
		const press: PlannedPress = { contentHash, kind, reason, acknowledged, personId };
		await run(
			writer,
			`update publication_plan set press = @press where sector_id = @sectorId and year = @year and quarter = @quarter`,
			{
				...{ sectorId: scope.sector.id, year: period.year, quarter: period.quarter },
				press: JSON.stringify(press),
			},
		);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'plan publication',
			subject: `publication/${draft.id}`,
			before: null,
			after: { content: contentHash, embargo: planned.embargo },
		});
	});
}
