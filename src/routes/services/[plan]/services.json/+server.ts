import { json } from '@sveltejs/kit';
import { snapshot } from '#lib/server/database/driver.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { hsdsList } from '#lib/server/service/hsds/list.ts';
import { hsdsRecord } from '#lib/server/service/hsds/record.ts';
import { openDirectory } from '#lib/server/service/openDirectory.ts';
import type { RequestEvent } from './$types.js';

/** The listed services of a plan as HSDS. */
export const GET = fileOr<RequestEvent>(async (event) => {
	const { plan, services } = await snapshot(event.locals.db, (reader) => openDirectory(event, reader));
	return json(hsdsList(services.map((service) => hsdsRecord(plan, service))));
});
