import { changedTicks, expectedForm, leaveForm } from '#lib/framework/forms/expected.ts';
import { formatQuarter, quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import { openSector } from '#lib/server/access/openSector.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { endExpected } from '#lib/server/framework/commands/endExpected.ts';
import { setExpected } from '#lib/server/framework/commands/setExpected.ts';
import { openExpected } from '#lib/server/framework/openExpected.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Parameters<PageServerLoad>[0] | RequestEvent;

const open = (event: Event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope, act } = await openSector(event, reader);
		return { act, page: await openExpected(reader, scope, event.url, act.now) };
	});

export const load: PageServerLoad = async (event) => (await open(event)).page;

export const actions: Actions = {
	/** Stores what moves no figure, or only what was shown; else shows it. */
	save: (event) =>
		action(event, {
			may: open,
			form: expectedForm,
			do: async ({ act, page: { scope, from } }, { p, seen, figures, correction }) => {
				const quarter = from ?? absent();
				const changes = changedTicks(p, seen);
				const asked = { ...act, from: quarterIndex(quarter), changes, correction };
				const stored = await storeSeen(
					event.locals.db,
					{ ...scope.plan, now: act.now },
					{ figures, correction },
					(writer, permit) => setExpected(writer, { ...asked, permit }),
				);
				if (stored.figures === null) return { changed: stored.done };
				return { figures: stored.figures, ticked: p, seen, correction };
			},
		}),
	/** Ends all that a partner is expected on in the sector. */
	leave: (event) =>
		action(event, {
			may: open,
			form: leaveForm,
			do: async ({ act, page: { scope } }, { partner, last, figures, correction }) => {
				const asked = { ...act, partner, last, correction };
				const stored = await storeSeen(
					event.locals.db,
					{ ...scope.plan, now: act.now },
					{ figures, correction },
					(writer, permit) => endExpected(writer, { ...asked, permit }),
				);
				if (stored.figures === null) return { left: stored.done };
				const leaving = { partner, last: formatQuarter(quarterAt(last)) };
				return { leavingFigures: stored.figures, leaving, correction };
			},
		}),
};
