import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { reportTemplate } from '#lib/server/report/workbook/template.ts';
import type { RequestHandler } from './$types';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The draft as a workbook to fill in. */
export const GET: RequestHandler = fileOr(async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		if (head.state !== 'draft') error(409, m.refused_wrong_state());
		const body = await reportTemplate(reader, await scopeOf(reader, head), head);
		const name = `${head.partnerCode}-${head.sectorCode}-${head.year}-q${head.quarter}`;
		return new Response(new Uint8Array(body), {
			headers: {
				'content-type': TYPE,
				'content-length': String(body.byteLength),
				'content-disposition': `attachment; filename="${name.replaceAll(/[^A-Za-z0-9-]+/g, '-')}.xlsx"`,
			},
		});
	}),
);
