/** Opens a report for whoever may: what is foreign answers like what is absent. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Scope } from '#lib/plan/scope.ts';
import { mayAct, type Viewer } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import type { Act } from './commands/guard.ts';
import { getReportHead, type ReportHead } from './queries/head.ts';

export function subjectOf({
	planId,
	sectorId,
	partnerId,
}: Pick<ReportHead, 'planId' | 'sectorId' | 'partnerId'>) {
	return { planId, sectorId, organisationId: partnerId };
}

/** Of whom an action is asked: what `reports` allows of its own reports, or `review` of those that were submitted. */
type Side = 'report' | 'review';

/**
 * Throws 404 when there is no such report, or the viewer may not do this to it. A draft is its partner's own affair until
 * it is submitted: whoever reviews has no part in it, not even somebody who reports too.
 */
function permit(
	viewer: Viewer | null,
	action: Action,
	side: Side,
	head: ReportHead | undefined,
): asserts head is ReportHead {
	const actions: Action[] = ['see report', action];
	if (head?.state === 'draft') actions.push('edit report');
	const may = (one: Action) => head && viewer && mayAct(viewer.grants, one, subjectOf(head));
	if (!head || !actions.every(may) || (side === 'review' && head.state === 'draft')) {
		absent(m.error_no_report());
	}
}

/** For pages. Throws 404 as `permit`. */
export async function openReport(
	{ viewer }: App.Locals,
	reader: Reader,
	id: string,
	action: Action,
	side: Side = 'report',
): Promise<ReportHead> {
	const head = await getReportHead(reader, Number(id));
	permit(viewer, action, side, head);
	return head;
}

/** What a command is told of who does it, to what and when. It reads the report itself, and asks then who may. */
export function actOn(event: RequestEvent, reportId: number, action: Action, side: Side = 'report'): Act {
	const viewer = viewerOf(event);
	return {
		reportId,
		personId: viewer.personId,
		now: event.locals.now,
		permit: (head) => {
			permit(viewer, action, side, head);
		},
	};
}

/** For an action that is done to the report of the page. */
export function ofReport(action: Action, side: Side = 'report') {
	return {
		may: (event: RequestEvent<{ id: string }>) => actOn(event, Number(event.params.id), action, side),
		ask: async ({ locals, params }: RequestEvent<{ id: string }>): Promise<void> => {
			await snapshot(locals.db, (reader) => openReport(locals, reader, params.id, action, side));
		},
	};
}

export async function scopeOf(reader: Reader, head: ReportHead): Promise<Scope> {
	const scope = await getScope(reader, head.planCode, head.sectorCode, getLocale());
	if (!scope) throw new Error(`report ${head.id} has no sector`);
	return scope;
}
