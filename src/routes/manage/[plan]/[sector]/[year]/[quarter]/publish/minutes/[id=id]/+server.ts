import { snapshot } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { findClearanceFile } from '#lib/server/publication/queries/clearances.ts';
import { openPrepared } from '#lib/server/publication/openPrepared.ts';
import type { RequestHandler } from './$types';

/** The mail or the minutes of a clearance that was given outside: never shown, since anybody may have written them. */
export const GET: RequestHandler = fileOr(async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope } = await openPrepared(reader, viewerOf(event), event.params);
		const found = await findClearanceFile(reader, scope.sector.id, Number(event.params.id));
		if (!found) absent();
		return new Response(new Uint8Array(found.content), {
			headers: {
				'content-type': 'application/octet-stream',
				'content-length': String(found.content.byteLength),
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replaceAll("'", '%27')}`,
			},
		});
	}),
);
