/** The tables of a quarter's dashboard, as files. */
import type { IndicatorProgress, PartnerActivity, PeopleAnswer } from '#lib/figures/answer.ts';
import { exchangedName } from '#lib/figures/calculations.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { plain } from '#lib/i18n/locale.ts';
import {
	confidential,
	table,
	windowQuestion,
	WITHHELD_CELL,
	type Column,
	type Tables,
} from '#lib/server/files/table.ts';
import { listWhere } from '#lib/server/figures/dashboard.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { readComparing } from '#lib/server/http/choice.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { PLACE_COLUMNS, placeRows } from './places.ts';

const PROGRESS: readonly Column<IndicatorProgress>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ code }) => code },
	{ name: 'name', tag: '#indicator+name', cell: ({ name }) => plain(name) },
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ unit }) => unit },
	{
		name: 'calculation',
		tag: '#indicator+calculation',
		cell: ({ calculation }) => exchangedName(calculation),
	},
	{ name: 'headline', tag: '#meta+headline', cell: ({ headline }) => (headline ? 'yes' : 'no') },
	{
		name: 'reached',
		tag: '#indicator+num',
		cell: ({ reached, withheldFigures }) => (withheldFigures?.includes('reached') ? WITHHELD_CELL : reached),
	},
	{ name: 'target', tag: '#targeted+num', cell: ({ target }) => target },
	{ name: 'share', tag: '#indicator+share', cell: ({ share }) => share },
	{
		name: 'expected',
		tag: '#indicator+expected',
		cell: ({ expected, isJudged }) => (isJudged ? expected : null),
	},
	{
		name: 'status',
		tag: '#status',
		cell: ({ status, isJudged, incomplete }) => (isJudged || incomplete !== null ? status : null),
	},
	{
		name: 'missing_quarters',
		tag: '#meta+missing',
		cell: ({ missingQuarters }) => missingQuarters?.join(';') ?? null,
	},
	{ name: 'of_year', tag: '#indicator+ofyear+num', cell: ({ ofYear }) => ofYear },
	{ name: 'none_reported_by', tag: '#meta+none', cell: ({ noneReported }) => noneReported },
	{ name: 'without_place', tag: '#indicator+noplace+num', cell: ({ withoutPlace }) => withoutPlace },
	{
		name: 'previous',
		tag: '#indicator+previous',
		cell: ({ previous }) => (previous?.isWithheld ? WITHHELD_CELL : (previous?.reached ?? null)),
	},
	{ name: 'change', tag: '#indicator+change', cell: ({ previous }) => previous?.change ?? null },
	{
		name: 'beside',
		tag: '#indicator+beside+list',
		cell: ({ beside }) => beside.map(({ standsAt, count }) => `${standsAt}:${count}`).join(';') || null,
	},
	{
		name: 'late',
		tag: '#indicator+late+list',
		cell: ({ late }) => late.map(({ doneIn, reached }) => `Q${doneIn}:${reached}`).join(';') || null,
	},
	{ name: 'high', tag: '#indicator+high+num', cell: ({ high }) => high },
	{ name: 'about', tag: '#indicator+about', cell: ({ about }) => about },
	{ name: 'incomplete', tag: '#status+incomplete+reason', cell: ({ incomplete }) => incomplete },
	confidential(({ withheldFigures }) => withheldFigures?.includes('reached')),
];

const PARTNERS: readonly Column<PartnerActivity>[] = [
	{ name: 'partner', tag: '#org+impl+code', cell: ({ partner }) => partner.code },
	{ name: 'partner_name', tag: '#org+impl+name', cell: ({ partner }) => partner.name },
	{ name: 'partner_type', tag: '#org+impl+type', cell: ({ partner }) => partner.type },
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'place', tag: '#loc+code', cell: ({ place }) => place?.pcode ?? null },
	{ name: 'place_name', tag: '#loc+name', cell: ({ place }) => (place ? plain(place.name) : null) },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached ?? WITHHELD_CELL },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
	{ name: 'municipalities', tag: '#loc+count', cell: ({ municipalities }) => municipalities },
	confidential(({ reached }) => reached === null),
];

interface PeopleRow {
	readonly figure: string;
	readonly dimension: string | null;
	readonly group: string | null;
	readonly value: number | null | typeof WITHHELD_CELL;
}

const PEOPLE: readonly Column<PeopleRow>[] = [
	{ name: 'figure', tag: '#meta+figure', cell: ({ figure }) => figure },
	{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
	{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
	{ name: 'people', tag: '#reached+num', cell: ({ value }) => value },
	confidential(({ value }) => value === WITHHELD_CELL),
];

export const QUARTER_TABLES: Tables = {
	progress: async (asked) => {
		const question = windowQuestion(asked);
		const compare = readComparing(asked.url) === 'previous-year';
		const { scope } = asked.quarter;
		const { indicators } = await getProgress(asked.reader, scope, { ...question, compare });
		return table(`progress-${question.window}`, PROGRESS, indicators);
	},
	people: async (asked) => {
		const question = windowQuestion(asked);
		const people = await getPeople(asked.reader, asked.quarter.scope, question);
		return table(`people-${question.window}`, PEOPLE, peopleRows(people));
	},
	places: async (asked) => {
		const question = windowQuestion(asked);
		const { scope } = asked.quarter;
		const { indicators } = await getProgress(asked.reader, scope, question);
		const where = await listWhere(asked.reader, scope, question, indicators);
		const rows = where.flatMap(placeRows);
		return table(`places-${question.window}`, PLACE_COLUMNS, rows);
	},
	partners: async ({ reader, quarter }) => {
		const { scope, period } = wholeOf(quarter);
		return table('partners', PARTNERS, (await listPartnerActivities(reader, scope, period)).activities);
	},
};

function peopleRows(people: PeopleAnswer): PeopleRow[] {
	const { reached, withoutPlace, byGroup, unknown, method, withheldFigures, withheldGroups } = people;
	const whole = (figure: string, value: number | null, name: 'reached' | 'withoutPlace'): PeopleRow => ({
		figure,
		dimension: null,
		group: null,
		value: withheldFigures?.includes(name) ? WITHHELD_CELL : value,
	});
	const parts = DIMENSIONS.flatMap((dimension): PeopleRow[] => {
		const withheld = withheldGroups?.[dimension] ?? [];
		const part = (group: string, value: PeopleRow['value']) => ({
			figure: 'reached',
			dimension,
			group,
			value,
		});
		return [
			...Object.entries(byGroup[dimension] ?? {}).map(([group, value]) => part(group, value)),
			...withheld.filter((group) => group !== '').map((group) => part(group, WITHHELD_CELL)),
			{
				figure: 'not disaggregated',
				dimension,
				group: null,
				value: withheld.includes('') ? WITHHELD_CELL : unknown[dimension],
			},
		];
	});
	return [
		whole(`reached (${method})`, reached, 'reached'),
		whole('without place', withoutPlace, 'withoutPlace'),
		...parts,
	];
}
