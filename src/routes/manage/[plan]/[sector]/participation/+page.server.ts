import { changedTicks, expectedForm } from '#lib/framework/forms/expected.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { setExpected } from '#lib/server/framework/commands/setExpected.ts';
import { ofOpenExpected, openExpected } from '#lib/server/framework/openExpected.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, quarters, from, outputs, partners, part, parts } = await snapshot(event.locals.db, (reader) =>
		openExpected(event, reader),
	);
	return { scope, quarters, from, outputs, partners, part, parts };
};

export const actions: Actions = {
	/** Stores what moves no figure, or only what was shown; else shows it. */
	save: (event) =>
		action(event, {
			may: ofOpenExpected,
			form: expectedForm,
			do: async ({ scope, act, from }, { p, seen, figures, correction }) => {
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
};
