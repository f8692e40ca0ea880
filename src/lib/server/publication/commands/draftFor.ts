import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { Refused } from '#lib/server/refused.ts';
import { listOfQuarter, type QuarterPublications } from '../queries/edition.ts';
import type { PublicationLabel } from '../queries/publications.ts';
import type { QuarterRequest } from './quarterRequest.ts';

export interface DraftRequest extends QuarterRequest {
	/** Hash of the draft that was looked at: another one is not meant. */
	readonly contentHash: string;
}

export interface FoundDraft {
	readonly scope: WholeScope;
	readonly period: Period;
	readonly draft: PublicationLabel;
	readonly all: QuarterPublications;
}

/** The draft that a press is about, read in its transaction. Throws Refused where there is none, or by now another one. */
export async function draftFor(reader: Reader, request: DraftRequest): Promise<FoundDraft> {
	const scope = await getScope(reader, request.plan, request.sector);
	const periods = scope ? await listPeriods(reader, scope) : [];
	const period = periods.find(({ year, quarter }) => year === request.year && quarter === request.quarter);
	if (!scope || !period) throw new Refused('not found');
	const all = await listOfQuarter(reader, scope.sector.id, period);
	if (!all.draft) throw new Refused('wrong state');
	if (all.draft.contentHash !== request.contentHash) throw new Refused('changed meanwhile');
	return { scope, period, draft: all.draft, all };
}
