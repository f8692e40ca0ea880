import type { PartnerActivity } from '#lib/figures/answer.ts';
import { plain } from '#lib/i18n/locale.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import type { RequestHandler } from './$types';

const COLUMNS: readonly Column<PartnerActivity>[] = [
	{ name: 'partner', tag: '#org+impl+code', cell: ({ partner }) => partner.code },
	{ name: 'partner_name', tag: '#org+impl+name', cell: ({ partner }) => partner.name },
	{ name: 'partner_type', tag: '#org+impl+type', cell: ({ partner }) => partner.type },
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'place', tag: '#loc+code', cell: ({ place }) => place?.pcode ?? null },
	{ name: 'place_name', tag: '#loc+name', cell: ({ place }) => (place ? plain(place.name) : null) },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{ name: 'municipalities', tag: '#loc+count', cell: ({ municipalities }) => municipalities },
];

export const GET: RequestHandler = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const { activities } = await listPartnerActivities(reader, quarter.scope, quarter.period);
		return tableFile(quarter, 'partners', COLUMNS, activities);
	});
