import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { plain } from '#lib/i18n/locale.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readComparing, readWindow } from '#lib/server/http/choice.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { RequestHandler } from './$types';

const COLUMNS: readonly Column<IndicatorProgress>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ code }) => code },
	{ name: 'name', tag: '#indicator+name', cell: ({ name }) => plain(name) },
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ unit }) => unit },
	{ name: 'calculation', tag: '#indicator+calculation', cell: ({ calculation }) => calculation },
	{ name: 'headline', tag: '#meta+headline', cell: ({ headline }) => (headline ? 'yes' : 'no') },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'target', tag: '#targeted+num', cell: ({ target }) => target },
	{ name: 'share', tag: '#indicator+share', cell: ({ share }) => share },
	{
		name: 'expected',
		tag: '#indicator+expected',
		cell: ({ expected, isJudged }) => (isJudged ? expected : null),
	},
	{ name: 'status', tag: '#status', cell: ({ status, isJudged }) => (isJudged ? status : null) },
	{
		name: 'missing_quarters',
		tag: '#meta+missing',
		cell: ({ missingQuarters }) => missingQuarters?.join(';') ?? null,
	},
	{ name: 'of_year', tag: '#indicator+ofyear+num', cell: ({ ofYear }) => ofYear },
	{ name: 'none_reported_by', tag: '#meta+none', cell: ({ noneReported }) => noneReported },
	{ name: 'without_place', tag: '#indicator+noplace+num', cell: ({ withoutPlace }) => withoutPlace },
	{ name: 'previous', tag: '#indicator+previous', cell: ({ previous }) => previous?.reached ?? null },
	{ name: 'change', tag: '#indicator+change', cell: ({ previous }) => previous?.change ?? null },
];

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	const compare = readComparing(event.url) === 'previous-year';
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const { scope, period } = quarter;
		const question = { year: period.year, quarter: period.quarter, window, compare };
		const { indicators } = await getProgress(reader, scope, question);
		return tableFile(quarter, `progress-${window}`, COLUMNS, indicators);
	});
};
