import type { RequestEvent } from '@sveltejs/kit';
import { clearsFor } from '#lib/access/grant.ts';
import { saidForm } from '#lib/publication/forms/publish.ts';
import type { ClearanceVerdict } from '#lib/publication/publication.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { clearDraft } from '#lib/server/publication/commands/clearDraft.ts';
import { readClearing } from '#lib/server/publication/clearing.ts';
import { openPrepared } from '#lib/server/publication/openPrepared.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { db, now } = event.locals;
	return snapshot(db, async (reader) => {
		const { scope, period } = await openPrepared(reader, viewer, event.params, 'clear draft');
		return { scope, period, ...(await readClearing(reader, scope, period, { viewer, now })) };
	});
};

type Event = RequestEvent<Readonly<Record<'plan' | 'sector' | 'year' | 'quarter', string>>>;

/** The quarter of the page, whose press it is, and for which roles they may speak. */
async function may(event: Event) {
	const viewer = viewerOf(event);
	const { scope, period } = await snapshot(event.locals.db, (reader) =>
		openPrepared(reader, viewer, event.params, 'clear draft'),
	);
	const { now, settings } = event.locals;
	return {
		...{ plan: scope.plan.code, sector: scope.sector.code, year: period.year, quarter: period.quarter },
		...{ personId: viewer.personId, now, origin: settings.origin },
		clears: clearsFor(viewer.grants, { planId: scope.plan.id, sectorId: scope.sector.id }),
	};
}

const say = (event: Event, verdict: ClearanceVerdict) =>
	action(event, {
		may,
		form: saidForm,
		do: async (asked, { draft: contentHash, role, body: words }) => {
			await clearDraft(event.locals.db, { ...asked, contentHash, role, verdict, words, outside: null });
			return { done: verdict };
		},
	});

export const actions: Actions = {
	clear: (event) => say(event, 'cleared'),
	back: (event) => say(event, 'sent back'),
};
