/** Opens a report for whoever may: what is foreign answers like what is absent. */
import { error } from '@sveltejs/kit';
import type { Scope } from '#lib/plan/scope.ts';
import { mayAct } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reader } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getReportHead, type ReportHead } from '#lib/server/report/queries/head.ts';

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
	if (!head || !actions.every(may)) error(404, m.error_no_report());
	return head;
}

export async function scopeOf(reader: Reader, head: ReportHead): Promise<Scope> {
	const scope = await getScope(reader, head.planCode, head.sectorCode);
	if (!scope) throw new Error(`report ${head.id} has no sector`);
	return scope;
}
