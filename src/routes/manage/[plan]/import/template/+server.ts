import { redirect } from '@sveltejs/kit';
import { OF_WHOLE_PLAN, SINGLE_FILES, TEMPLATES_AS } from '#lib/exchange/sent.ts';
import { importAddress } from '#lib/i18n/address.ts';
import { templateOf } from '#lib/server/exchange/browser/kindsOf.ts';
import { openToImport } from '#lib/server/exchange/browser/open.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import type { RequestHandler } from './$types';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** An empty table of a kind, with its headings. */
export const GET: RequestHandler = fileOr(async (event) => {
	const open = await openToImport(event);
	const asked = event.url.searchParams;
	// The page lists the kinds.
	if (!asked.has('table')) redirect(303, importAddress(open.plan.code));
	const file = SINGLE_FILES.find((one) => one === asked.get('table')) ?? absent();
	if (OF_WHOLE_PLAN.includes(file) && !open.mayAll) absent();
	const as = TEMPLATES_AS.find((one) => one === asked.get('as')) ?? 'csv';
	const bytes = await templateOf(file, as);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': TYPES[as],
			'content-length': String(bytes.byteLength),
			'content-disposition': `attachment; filename="${file.replace('.csv', `.${as}`)}"`,
		},
	});
});
