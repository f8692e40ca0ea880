import { error } from '@sveltejs/kit';
import type { DonorAnswer, DonorPlace, DonorResult } from '#lib/funding/answer.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { plain } from '#lib/i18n/locale.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { CONTRIBUTION_COLUMNS } from '#lib/server/funding/contributionColumns.ts';
import { readDonor } from '#lib/server/funding/donor.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { RequestHandler } from './$types';

const RESULT_COLUMNS: readonly Column<DonorResult>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{ name: 'reached', tag: '#reached+num', cell: ({ reached }) => reached },
	{ name: 'whole_sector', tag: '#reached+sector+num', cell: ({ whole }) => whole },
	{ name: 'activities', tag: '#activity+num', cell: ({ activities }) => activities },
	{ name: 'shared', tag: '#activity+shared+num', cell: ({ shared }) => shared },
	{ name: 'shared_reached', tag: '#reached+shared+num', cell: ({ sharedReached }) => sharedReached },
];

const PLACE_COLUMNS: readonly Column<DonorPlace>[] = [
	{ name: 'place', tag: '#loc+code', cell: ({ place }) => place?.pcode ?? null },
	{ name: 'place_name', tag: '#loc+name', cell: ({ place }) => (place ? plain(place.name) : null) },
	{ name: 'level', tag: '#loc+level', cell: ({ place }) => place?.level ?? null },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{ name: 'municipalities', tag: '#loc+count', cell: ({ municipalities }) => municipalities },
];

/** By the name in the address. */
const TABLES: Readonly<
	Record<string, (quarter: OpenQuarter, answer: DonorAnswer, window: string) => Response>
> = {
	contributions: (quarter, { donor, contributions }) =>
		tableFile(quarter, `donor-${donor.code}-contributions`, CONTRIBUTION_COLUMNS, contributions),
	results: (quarter, { donor, results }, window) =>
		tableFile(quarter, `donor-${donor.code}-results-${window}`, RESULT_COLUMNS, results),
	places: (quarter, { donor, places }, window) =>
		tableFile(quarter, `donor-${donor.code}-places-${window}`, PLACE_COLUMNS, places),
};

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const { code, table } = event.params;
		const file = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
		return file ? file(quarter, await readDonor(reader, quarter, code, window), window) : error(404);
	});
};
