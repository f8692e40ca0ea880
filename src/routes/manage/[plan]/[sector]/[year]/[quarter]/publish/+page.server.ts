import type { RequestEvent } from '@sveltejs/kit';
import { clearsFor } from '#lib/access/grant.ts';
import {
	clearForm,
	draftForm,
	localisedOf,
	noticeForm,
	planForm,
	publishForm,
	untilForm,
	withdrawForm,
} from '#lib/publication/forms/publish.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { askClearance } from '#lib/server/publication/commands/askClearance.ts';
import { clearDraft } from '#lib/server/publication/commands/clearDraft.ts';
import { giveUntil } from '#lib/server/publication/commands/giveUntil.ts';
import { keepMinutes } from '#lib/server/publication/commands/keepMinutes.ts';
import { giveNotice } from '#lib/server/publication/commands/giveNotice.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { planPublication, pressAhead } from '#lib/server/publication/commands/planPublication.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { takeWords } from '#lib/server/publication/commands/takeWords.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { openPrepared } from '#lib/server/publication/openPrepared.ts';
import { sentMinutes } from '#lib/server/publication/sentMinutes.ts';
import { readPreparing } from '#lib/server/publication/preparing.ts';
import { joinWaves } from '#lib/server/survey/commands/joinWaves.ts';
import { joinWavesForm } from '#lib/survey/forms/importing.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { db, now } = event.locals;
	return snapshot(db, async (reader) => {
		const { scope, period } = await openPrepared(reader, viewer, event.params);
		return { scope, period, ...(await readPreparing(reader, scope, period, now)) };
	});
};

type Event = RequestEvent<Readonly<Record<'plan' | 'sector' | 'year' | 'quarter', string>>>;

/** The quarter of the page, and whose press it is. */
async function may(event: Event) {
	const viewer = viewerOf(event);
	const { scope, period } = await snapshot(event.locals.db, (reader) =>
		openPrepared(reader, viewer, event.params),
	);
	return {
		plan: scope.plan.code,
		sector: scope.sector.code,
		year: period.year,
		quarter: period.quarter,
		personId: viewer.personId,
		now: event.locals.now,
		origin: event.locals.settings.origin,
		clears: clearsFor(viewer.grants, { planId: scope.plan.id, sectorId: scope.sector.id }),
	};
}

const done = (
	what:
		| 'pin'
		| 'waves'
		| 'words'
		| 'clear'
		| 'until'
		| 'minutes'
		| 'plan'
		| 'ahead'
		| 'publish'
		| 'withdraw'
		| 'notice',
) => ({ done: what });

export const actions: Actions = {
	/** Takes the figures as they are by now. */
	pin: (event) =>
		action(event, {
			may,
			do: async (asked) => {
				await pinQuarter(event.locals.db, asked);
				return done('pin');
			},
		}),
	words: (event) =>
		action(event, {
			may,
			form: draftForm,
			do: async (asked, { draft }) => {
				await takeWords(event.locals.db, { ...asked, contentHash: draft });
				return done('words');
			},
		}),
	/** Which waves of surveys become public with the quarter. */
	waves: (event) =>
		action(event, {
			may,
			form: joinWavesForm,
			do: async ({ plan, sector, year, quarter, personId, now }, { waves }) => {
				const asked = { plan, sector, year, quarter, personId, now };
				await joinWaves(event.locals.db, asked, waves.map(Number));
				return done('waves');
			},
		}),
	clear: (event) =>
		action(event, {
			may,
			form: clearForm,
			do: async (asked, { draft, role, verdict, name, until, body: words }) => {
				const outside = name === '' ? null : { name, day: until };
				if (outside && until === '') throw new Refused('day missing');
				await clearDraft(event.locals.db, { ...asked, contentHash: draft, role, verdict, words, outside });
				return done('clear');
			},
		}),
	/** Writes to everybody whose word is missing. */
	ask: (event) =>
		action(event, {
			may,
			form: draftForm,
			do: async (asked, { draft }) => ({
				asked: await askClearance(event.locals.db, { ...asked, contentHash: draft }),
			}),
		}),
	/** Reads the body itself, which may be larger than is taken. */
	minutes: (event) =>
		action(event, {
			may,
			do: async (asked) => {
				await keepMinutes(event.locals.db, { ...asked, ...(await sentMinutes(event.request)) });
				return done('minutes');
			},
		}),
	until: (event) =>
		action(event, {
			may,
			form: untilForm,
			do: async (asked, { draft, role, until: day }) => {
				const until = day === '' ? null : day;
				await giveUntil(event.locals.db, { ...asked, contentHash: draft, role, until });
				return done('until');
			},
		}),
	publish: (event) =>
		action(event, {
			may,
			form: publishForm,
			do: async (asked, { draft, kind, noted, ...words }) => {
				const reason = localisedOf(words);
				await publishQuarter(event.locals.db, {
					...asked,
					contentHash: draft,
					kind,
					reason,
					acknowledged: noted,
				});
				return done('publish');
			},
		}),
	plan: (event) =>
		action(event, {
			may,
			form: planForm,
			do: async (asked, { until: day, hour }) => {
				await planPublication(event.locals.db, { ...asked, day: day || null, hour: hour || null });
				return done('plan');
			},
		}),
	/** Sets the clock to publish it at the hour of its embargo. */
	ahead: (event) =>
		action(event, {
			may,
			form: publishForm,
			do: async (asked, { draft, kind, noted, ...words }) => {
				await pressAhead(event.locals.db, {
					...asked,
					contentHash: draft,
					kind,
					reason: localisedOf(words),
					acknowledged: noted,
				});
				return done('ahead');
			},
		}),
	withdraw: (event) =>
		action(event, {
			may,
			form: withdrawForm,
			do: async (asked, { revision, ...words }) => {
				const reason = localisedOf(words);
				if (!reason) throw new Refused('reason missing');
				await withdrawPublication(event.locals.db, { ...asked, revision, reason });
				return done('withdraw');
			},
		}),
	notice: (event) =>
		action(event, {
			may,
			form: noticeForm,
			do: async (asked, given) => {
				const words = localisedOf(given);
				if (!words) throw new Refused('reason missing');
				await giveNotice(event.locals.db, { ...asked, words });
				return done('notice');
			},
		}),
};
