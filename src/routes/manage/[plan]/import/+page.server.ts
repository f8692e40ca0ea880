import { redirect } from '@sveltejs/kit';
import { columnsForm, importForm, storeImportForm } from '#lib/exchange/forms/importing.ts';
import { isUnderWay } from '#lib/exchange/progress.ts';
import { MOST } from '#lib/exchange/sent.ts';
import { importAddress } from '#lib/i18n/address.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { askedColumns } from '#lib/server/exchange/browser/askedColumns.ts';
import { sentKinds } from '#lib/server/exchange/browser/kindsOf.ts';
import { isTheirs, openImports, openToImport } from '#lib/server/exchange/browser/open.ts';
import { receiveImport, tryImport } from '#lib/server/exchange/browser/receive.ts';
import { startApart } from '#lib/server/exchange/browser/startApart.ts';
import { needTheirs, storeSent } from '#lib/server/exchange/browser/storeSent.ts';
import { takeColumns } from '#lib/server/exchange/browser/takeColumns.ts';
import { listImports } from '#lib/server/exchange/queries/imports.ts';
import { action } from '#lib/server/http/action.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const open = await openImports(event, reader);
		const listed = await listImports(reader, open.planId, MOST.kept);
		const imports = listed.filter(({ sectorId }) => isTheirs(open, sectorId));
		const { code, name, demonstration } = open.plan;
		const asked = event.url.searchParams.get('import');
		const found = imports.find(({ id }) => id === asked);
		const sector = open.sectors.find(({ id }) => id === found?.sectorId)?.code ?? null;
		const current = found ? { ...found, sector } : null;
		return {
			plan: { code, name, demonstration },
			mayAll: open.mayAll,
			sectors: open.sectors.map((one) => ({ code: one.code, name: one.name })),
			imports: imports.map(({ id, at, file, sentAs, state, person }) => ({
				id,
				at,
				file,
				sentAs,
				state,
				person,
			})),
			current,
			isUnderWay: isUnderWay(current?.progress ?? null, open.now),
			kinds: found ? [] : sentKinds(open.mayAll),
			columns: await askedColumns(reader, open, current, event.url.searchParams),
		};
	});

export const actions: Actions = {
	/** Reads the body itself, which may be larger than is taken. */
	read: (event) =>
		action(event, {
			may: openToImport,
			do: async (open) => {
				const id = await receiveImport(event.locals.db, open, event.request);
				redirect(303, importAddress(open.plan.code, id));
			},
		}),
	columns: (event) =>
		action(event, {
			may: openToImport,
			form: columnsForm,
			do: async (open, form) => {
				await takeColumns(event.locals.db, open, form);
				await tryImport(event.locals.db, open, form.import);
				redirect(303, importAddress(open.plan.code, form.import));
			},
		}),
	undo: (event) =>
		action(event, {
			may: openToImport,
			form: importForm,
			do: async (open, form) => {
				const { id } = await needTheirs(event.locals.db, open, form.import);
				const { personId, own, now } = open;
				await startApart(event.locals.db, { does: 'undo', id, personId, own, now });
				redirect(303, importAddress(open.plan.code, id));
			},
		}),
	store: (event) =>
		action(event, {
			may: openToImport,
			form: storeImportForm,
			do: async (open, form) => {
				await storeSent(event.locals.db, open, form.import, form.asked);
				redirect(303, importAddress(open.plan.code, form.import));
			},
		}),
};
