import { fail, type RequestEvent } from '@sveltejs/kit';
import { targetsForm } from '#lib/framework/forms.ts';
import { seenIn } from '#lib/framework/targetSeen.ts';
import { pasteFaultWords } from '#lib/framework/words/target.ts';
import { hasDecimalComma } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { faultWords } from '#lib/report/words/fault.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { setTargets } from '#lib/server/framework/commands/setTargets.ts';
import { openTargets } from '#lib/server/framework/openTargets.ts';
import { pastedTargets } from '#lib/server/framework/pastedTargets.ts';
import { typedTargets, targetsBack } from '#lib/server/framework/typedTargets.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<Readonly<Record<'plan' | 'sector', string>>>;

const open = (event: Event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => ({
		viewer,
		...(await openTargets(reader, viewer, event.params, event.url, event.locals.now)),
	}));
};

export const load: PageServerLoad = async (event) => {
	const { scope, asked, grid } = await open(event);
	return { scope, asked, grid };
};

export const actions: Actions = {
	save: (event) =>
		action(event, {
			may: open,
			form: targetsForm,
			do: async ({ viewer, scope, asked, grid }, { t, seen, correction, lines }) => {
				const { changes, typed, faults } = typedTargets(
					grid.rows,
					t,
					seenIn(seen) ?? new Map<string, number>(),
					hasDecimalComma(),
				);
				const back = (
					status: number,
					issues: Readonly<Record<string, string>>,
					cells: Readonly<Record<string, string>>,
				) =>
					fail(status, {
						...{ action: 'save', values: { correction, lines }, chosen: {}, issues },
						typed,
						cells,
					});
				if (faults.size > 0) {
					const said = [...faults].map(([key, fault]) => [key, faultWords(fault, typed[key] ?? '')] as const);
					const issues = said.slice(0, 20).map(([key, words]) => [`t.${key}`, words] as const);
					return back(400, Object.fromEntries(issues), Object.fromEntries(said));
				}
				const done = await setTargets(event.locals.db, {
					...{ planId: scope.plan.id, sectorId: scope.sector.id, year: asked.year, from: asked.from },
					...{ changes, correction, personId: viewer.personId, now: event.locals.now },
				});
				if (!done.theirs) return { ...done, done: true as const, back: targetsBack(grid.rows, changes) };
				const theirs = done.theirs.map((key) => [key, m.targets_theirs_cell()] as const);
				const words = m.targets_theirs({ count: theirs.length });
				return back(409, { form: words }, Object.fromEntries(theirs));
			},
		}),
	/** Puts pasted lines into the grid, where they are looked at before they are stored. */
	read: (event) =>
		action(event, {
			may: open,
			form: targetsForm,
			do: ({ grid }, { t, seen, lines }) => {
				const { cells, faults } = pastedTargets(lines, grid);
				const all: Record<string, string> = { ...t, ...Object.fromEntries(cells) };
				const { typed, faults: wrong } = typedTargets(
					grid.rows,
					all,
					seenIn(seen) ?? new Map<string, number>(),
					hasDecimalComma(),
				);
				const said = [...wrong].map(([key, fault]) => [key, faultWords(fault, typed[key] ?? '')]);
				return Promise.resolve({
					read: cells.size,
					told: faults.slice(0, 20).map(pasteFaultWords),
					more: Math.max(0, faults.length - 20),
					typed,
					cells: Object.fromEntries(said) as Record<string, string>,
				});
			},
		}),
};
