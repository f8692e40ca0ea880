import { takeProposalForm } from '#lib/publication/forms/word.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { openText, openToWrite } from '#lib/server/publication/editor/open.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { receiveDraft, takeProposal } from '#lib/server/publication/word/receive.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope, period, act } = await openText(event, reader);
		const { draft } = await listOfQuarter(reader, act.sectorId, act.quarter);
		const { code, name, yearStarts, demonstration } = scope.plan;
		return {
			plan: { code, name, yearStarts, demonstration },
			sector: { code: scope.sector.code, name: scope.sector.name },
			period,
			hasDraft: draft !== undefined,
		};
	});

export const actions: Actions = {
	/** Reads the body itself, which may be larger than is taken. */
	read: (event) =>
		action(event, {
			may: openToWrite,
			do: async (open) => ({
				received: await receiveDraft(event.locals.db, open, event.request),
				isTaken: false,
			}),
		}),
	take: (event) =>
		action(event, {
			may: openToWrite,
			form: takeProposalForm,
			do: async (open, form) => ({
				received: await takeProposal(event.locals.db, open, form),
				isTaken: true,
			}),
		}),
};
