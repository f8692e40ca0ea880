import { redirect } from '@sveltejs/kit';
import { MARKED_AS } from '#lib/exchange/sent.ts';
import { importAddress } from '#lib/i18n/address.ts';
import { openToImport } from '#lib/server/exchange/browser/open.ts';
import { markedFile } from '#lib/server/exchange/browser/markedFile.ts';
import { needTheirs } from '#lib/server/exchange/browser/storeSent.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import type { RequestHandler } from './$types';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	zip: 'application/zip',
} as const;

/** A sent table or bundle with its faults marked, for whoever may see the import. */
export const GET: RequestHandler = fileOr(async (event) => {
	const open = await openToImport(event);
	const asked = event.url.searchParams;
	// The page has the files of which there are marked ones.
	if (!asked.has('import')) redirect(303, importAddress(open.plan.code));
	const kept = await needTheirs(event.locals.db, open, asked.get('import') ?? '');
	const as = MARKED_AS.find((one) => one === asked.get('as')) ?? 'csv';
	const file = (await markedFile(kept, as)) ?? absent();
	const name = `${kept.file.replace(/\.\w{1,5}$/, '')}.${as}`;
	return new Response(new Uint8Array(file), {
		headers: {
			'content-type': TYPES[as],
			'content-length': String(file.byteLength),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, '')}`,
		},
	});
});
