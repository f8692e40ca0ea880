/** Opens a quarter's text for whoever may write it: what is foreign answers like what is absent. */
import type { RequestEvent } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, assertMayAct, viewerOf } from '#lib/server/http/allow.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import type { NarrativeAct } from '../commands/narrative.ts';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: Readonly<Record<'plan' | 'sector' | 'year' | 'quarter', string>>;
};

export interface OpenText {
	readonly scope: WholeScope;
	readonly period: Period;
	readonly act: NarrativeAct;
}

/** Throws 404 when there is no such plan, sector or quarter, or the viewer may not write there. */
export async function openText(event: Asked, reader: Reader): Promise<OpenText> {
	const viewer = viewerOf(event);
	const { plan, sector, year, quarter } = event.params;
	const scope = (await getScope(reader, plan, sector, getLocale())) ?? absent(m.error_no_page());
	const subject = { planId: scope.plan.id, sectorId: scope.sector.id };
	assertMayAct(viewer, 'write narrative', subject);
	const period =
		(await listPeriods(reader, scope)).find(
			(one) => `${one.year}` === year && `q${one.quarter}` === quarter,
		) ?? absent(m.error_no_page());
	const { personId } = viewer;
	const at = { year: period.year, quarter: period.quarter };
	// Who writes may name figures that become public with the quarter.
	return {
		scope: { ...scope, prepares: at },
		period,
		act: { ...subject, quarter: at, personId, now: event.locals.now },
	};
}

/** In a snapshot of its own, for an action. */
export function openToWrite(event: Asked): Promise<OpenText> {
	return snapshot(event.locals.db, (reader) => openText(event, reader));
}
