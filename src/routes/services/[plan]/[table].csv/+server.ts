import { planServicesAddress } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { guardCell } from '#lib/server/files/formula.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { hsdsRecord } from '#lib/server/service/hsds/record.ts';
import { HSDS_TABLES } from '#lib/server/service/hsds/tables.ts';
import { openDirectory } from '#lib/server/service/openDirectory.ts';
import type { RequestEvent } from './$types.js';

/** A table of HSDS with the listed services of a plan. */
export const GET = fileOr<RequestEvent>(async (event) => {
	const { plan, services } = await snapshot(event.locals.db, (reader) => openDirectory(event, reader));
	const { table } = event.params;
	const found = Object.hasOwn(HSDS_TABLES, table) ? HSDS_TABLES[table] : undefined;
	if (!found) {
		const names = Object.keys(HSDS_TABLES);
		return absent(
			m.error_no_table(),
			names.map((name) => ({ href: planServicesAddress(plan.code, `/${name}.csv`), label: `${name}.csv` })),
		);
	}
	const rows = found.rows(services.map((service) => hsdsRecord(plan, service)));
	return new Response([found.columns, ...rows].map((row) => csvLine(row.map(guardCell))).join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${plan.code}-${table}.csv"`,
		},
	});
});
