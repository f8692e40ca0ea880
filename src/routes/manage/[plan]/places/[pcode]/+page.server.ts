import { placeBecomesForm, placeNamesForm, placeStandsForm } from '#lib/places/forms/setUp.ts';
import { aliasesIn } from '#lib/places/planPlace.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { mergePlace } from '#lib/server/places/commands/mergePlace.ts';
import { namePlace } from '#lib/server/places/commands/namePlace.ts';
import { standPlace } from '#lib/server/places/commands/standPlace.ts';
import { openPlace } from '#lib/server/places/openPlace.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		return (await openPlace(reader, plan, event.params.pcode)) ?? absent();
	});

const may = ofOpenPlan('set up plan');

export const actions: Actions = {
	names: (event) =>
		action(event, {
			may,
			form: placeNamesForm,
			do: async ({ act }, { version, aliases, placeGroup, ...form }) => {
				const names = { name: nameIn(form), aliases: aliasesIn(aliases), group: placeGroup || null };
				await namePlace(event.locals.db, act, { ...names, pcode: event.params.pcode, version });
				return { done: 'names' as const };
			},
		}),
	/** Stores what moves no figure, or only what was shown; else shows it. */
	stands: (event) =>
		action(event, {
			may,
			form: placeStandsForm,
			do: async ({ plan, act }, { version, figures, correction, placeKind, within, standsFrom }) => {
				const stands = { kind: placeKind ?? null, within, from: standsFrom };
				const stored = await storeSeen(
					event.locals.db,
					{ ...plan, now: act.now },
					{ figures, correction },
					(writer, permit) =>
						standPlace(writer, { ...act, ...stands, pcode: event.params.pcode, version, correction, permit }),
				);
				if (stored.figures === null) return { done: 'stands' as const };
				const from = standsFrom ? formatQuarter(standsFrom) : '';
				const fields = { version, within, standsFrom: from, ...(placeKind && { placeKind }) };
				return { figures: stored.figures, fields, correction };
			},
		}),
	/** As `stands` does. */
	becomes: (event) =>
		action(event, {
			may,
			form: placeBecomesForm,
			do: async ({ plan, act }, { version, figures, correction, becomes, becomesFrom }) => {
				const mergedInto = becomes !== '' && becomesFrom ? { ...becomesFrom, value: becomes } : null;
				const stored = await storeSeen(
					event.locals.db,
					{ ...plan, now: act.now },
					{ figures, correction },
					(writer, permit) =>
						mergePlace(writer, {
							...{ ...act, mergedInto, pcode: event.params.pcode, version, correction, permit },
						}),
				);
				if (stored.figures === null) return { done: 'becomes' as const };
				const from = becomesFrom ? formatQuarter(becomesFrom) : '';
				const becoming = { version, becomes, becomesFrom: from };
				return { mergedFigures: stored.figures, becoming, correction };
			},
		}),
};
