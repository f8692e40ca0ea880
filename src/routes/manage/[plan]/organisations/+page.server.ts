import { fail } from '@sveltejs/kit';
import { nameIn } from '#lib/plan/forms/names.ts';
import {
	mergeForm,
	organisationForm,
	organisationsForm,
	undoMergeForm,
} from '#lib/plan/forms/organisations.ts';
import { organisationLines, organisationsIn } from '#lib/plan/organisationLines.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { organisationFaultWords, organisationTypeOf } from '#lib/plan/words/organisation.ts';
import { m } from '#lib/paraglide/messages.js';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { action } from '#lib/server/http/action.ts';
import { mergeOrganisations } from '#lib/server/plan/commands/mergeOrganisations.ts';
import { undoMerge } from '#lib/server/plan/commands/undoMerge.ts';
import { addOrganisations, changeOrganisation } from '#lib/server/plan/commands/organisations.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listMerged, listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const all = await listPlanOrganisations(reader, plan.id);
		const { shown, part, parts } = onePart(all, event.url.searchParams.get('part'), PER_PART);
		const merged = await listMerged(reader, plan.id);
		const organisations = shown.map((one) => ({
			...{ ...one, version: stampOf(one), mergedInto: merged.get(one.code) ?? null },
		}));
		return { plan, organisations, count: all.length, part, parts };
	});

const may = ofOpenPlan('set up plan');

export const actions: Actions = {
	/** Stores all lines, or none and says what is wrong with each. */
	add: (event) =>
		action(event, {
			may,
			form: organisationsForm,
			do: async ({ act }, { lines }) => {
				const { db } = event.locals;
				const stored = await snapshot(db, (reader) => listPlanOrganisations(reader, act.planId));
				const { organisations, faults, made } = organisationsIn(lines, organisationTypeOf, stored);
				if (faults.length > 0) {
					const issues = { lines: m.lines_faults({ count: faults.length }) };
					const told = faults.slice(0, 50).map(organisationFaultWords);
					return fail(400, { action: 'add', values: { lines }, chosen: {}, issues, told });
				}
				if (made > 0) {
					// Seen, and perhaps changed, before they stay as they are.
					const issues = { lines: m.organisations_codes_made({ count: made }) };
					const values = { lines: organisationLines(organisations) };
					return fail(400, { action: 'add', values, chosen: {}, issues, told: [] });
				}
				await addOrganisations(db, act, organisations);
				return { added: organisations.length };
			},
		}),
	change: (event) =>
		action(event, {
			may,
			form: organisationForm,
			do: async ({ act }, { one, orgCode, version, kind, namesPartners, ...form }) => {
				const code = orgCode || one;
				const changed = { was: one, code, name: nameIn(form), type: kind, namesPartners, version };
				await changeOrganisation(event.locals.db, act, changed);
				return { changed: code };
			},
		}),
	/** Stores what moves no figure, or only what was shown; else shows it. */
	merge: (event) =>
		action(event, {
			may,
			form: mergeForm,
			do: async ({ plan, act }, { gone, stays, figures, correction }) => {
				const stored = await storeSeen(
					event.locals.db,
					{ ...plan, now: act.now },
					{ figures, correction },
					(writer, permit) => mergeOrganisations(writer, { ...act, gone, stays, correction, permit }),
				);
				if (stored.figures === null) return { merged: gone };
				return { mergingFigures: stored.figures, merging: { gone, stays }, correction };
			},
		}),
	/** Two again, as long as nothing was built on it; what moves is shown first. */
	undo: (event) =>
		action(event, {
			may,
			form: undoMergeForm,
			do: async ({ plan, act }, { gone, figures, correction }) => {
				const stored = await storeSeen(
					event.locals.db,
					{ ...plan, now: act.now },
					{ figures, correction },
					(writer, permit) => undoMerge(writer, { ...act, gone, correction, permit }),
				);
				if (stored.figures === null) return { parted: gone };
				return { partingFigures: stored.figures, parting: gone, correction };
			},
		}),
};
