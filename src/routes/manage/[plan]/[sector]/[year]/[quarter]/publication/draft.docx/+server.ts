import { redirect } from '@sveltejs/kit';
import { wordAddress } from '#lib/i18n/address.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { openText } from '#lib/server/publication/editor/open.ts';
import { draftWord } from '#lib/server/publication/word/draft.ts';
import type { RequestHandler } from './$types';

/** The draft as a Word file, whose paragraphs are known again when it comes back. */
export const GET: RequestHandler = fileOr(async (event) => {
	const { file, page } = await snapshot(event.locals.db, async (reader) => {
		const open = await openText(event, reader);
		return {
			file: await draftWord(reader, open, event.url.origin),
			page: wordAddress(open.scope, open.period, 'page'),
		};
	});
	// The page says what is missing.
	if (!file) redirect(303, page);
	const { plan, sector, year, quarter } = event.params;
	return new Response(new Uint8Array(file), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'content-length': String(file.byteLength),
			'content-disposition': `attachment; filename="${plan}-${sector}-${year}-${quarter}-draft.docx"`,
		},
	});
});
