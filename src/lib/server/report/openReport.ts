/** Opens a report for whoever may: what is foreign answers like what is absent. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Scope } from '#lib/plan/scope.ts';
import { mayAct } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
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

/**
 * Throws 404 when there is no such report, or the viewer may not do this to it. A draft is its partner's own affair until
 * it is submitted: whoever reviews has no part in it either, on any page.
 */
export async function openReport(
	{ viewer }: App.Locals,
	reader: Reader,
	id: string,
	action: Action,
): Promise<ReportHead> {
	const head = await getReportHead(reader, Number(id));
	const actions: Action[] = ['see report', action];
	if (head?.state === 'draft') actions.push('edit report');
	const may = (one: Action) => head && viewer && mayAct(viewer.grants, one, subjectOf(head));
	if (!head || !actions.every(may)) absent(m.error_no_report());
	return head;
}

/** For whoever reviews, not even somebody who reports too is told of a draft. */
export async function openReviewed(...asked: Parameters<typeof openReport>): Promise<ReportHead> {
	const head = await openReport(...asked);
	return head.state === 'draft' ? absent(m.error_no_report()) : head;
}

export interface Opened {
	readonly head: ReportHead;
	/** What a command is told of who does it, to what and when. */
	readonly act: Act;
}

/**
 * For an action that is done to the report of the page. Throws 404 like `openReport`.
 * @param open `openReviewed` on the pages of whoever reviews
 */
export function ofReport(action: Action, open = openReport) {
	return async (event: RequestEvent<{ id: string }>): Promise<Opened> => {
		const { personId } = viewerOf(event);
		const { locals, params } = event;
		const head = await snapshot(locals.db, (reader) => open(locals, reader, params.id, action));
		return { head, act: { reportId: head.id, personId, now: locals.now } };
	};
}

export async function scopeOf(reader: Reader, head: ReportHead): Promise<Scope> {
	const scope = await getScope(reader, head.planCode, head.sectorCode);
	if (!scope) throw new Error(`report ${head.id} has no sector`);
	return scope;
}
