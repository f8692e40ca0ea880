/** The tables of a donor's page, as files. */
import type { DonorPlace, DonorResult } from '#lib/funding/answer.ts';
import { plain } from '#lib/i18n/locale.ts';
import {
	confidential,
	table,
	windowQuestion,
	WITHHELD_CELL,
	type AskedTable,
	type Column,
	type Tables,
} from '#lib/server/files/table.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { readDonor } from '#lib/server/funding/donor.ts';
import { CONTRIBUTION_COLUMNS } from './contributions.ts';

const RESULT_COLUMNS: readonly Column<DonorResult>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{
		name: 'reached',
		tag: '#reached+num',
		cell: ({ reached, isWithheld }) => (isWithheld ? WITHHELD_CELL : reached),
	},
	{
		name: 'whole_sector',
		tag: '#reached+sector+num',
		cell: ({ whole, wholeIsWithheld }) => (wholeIsWithheld ? WITHHELD_CELL : whole),
	},
	{ name: 'activities', tag: '#activity+num', cell: ({ activities }) => activities },
	{ name: 'shared', tag: '#activity+shared+num', cell: ({ shared }) => shared },
	{ name: 'shared_reached', tag: '#reached+shared+num', cell: ({ sharedReached }) => sharedReached },
	confidential(({ isWithheld }) => isWithheld === true),
];

const PLACE_COLUMNS: readonly Column<DonorPlace>[] = [
	{ name: 'place', tag: '#loc+code', cell: ({ place }) => place?.pcode ?? null },
	{ name: 'place_name', tag: '#loc+name', cell: ({ place }) => (place ? plain(place.name) : null) },
	{ name: 'level', tag: '#loc+level', cell: ({ place }) => place?.level ?? null },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached ?? WITHHELD_CELL },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{ name: 'municipalities', tag: '#loc+count', cell: ({ municipalities }) => municipalities },
	confidential(({ reached }) => reached === null),
];

async function donorOf(asked: AskedTable<'code'>) {
	const { window } = windowQuestion(asked);
	const answer = await readDonor(asked.reader, wholeOf(asked.quarter), asked.params.code, window);
	return { ...answer, name: `donor-${answer.donor.code}`, window };
}

export const DONOR_TABLES: Tables<'code'> = {
	contributions: async (asked) => {
		const { name, contributions } = await donorOf(asked);
		return table(`${name}-contributions`, CONTRIBUTION_COLUMNS, contributions);
	},
	results: async (asked) => {
		const { name, window, results } = await donorOf(asked);
		const reached = results.filter((one) => one.reached !== null);
		return table(`${name}-results-${window}`, RESULT_COLUMNS, reached);
	},
	places: async (asked) => {
		const { name, window, places } = await donorOf(asked);
		return table(`${name}-places-${window}`, PLACE_COLUMNS, places);
	},
};
