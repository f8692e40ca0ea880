/** The drawings of a quarter that have a file of their own. */
import { partOfWindow } from '#lib/plan/quarter.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { shareBefore } from '#lib/figures/finding.ts';
import { hasReport, untilLastReport } from '#lib/figures/series.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { addressOf, indicatorTail } from '#lib/i18n/address.ts';
import { mapAddress } from '#lib/i18n/mapAddress.ts';
import { partOfWindowWords, quarterShort, windowWords } from '#lib/i18n/date.ts';
import { codeList, plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { headlineOf, withoutSign } from '#lib/publication/nodeRows.ts';
import { readShownMap } from '#lib/server/cartography/shownMap.ts';
import { noIndicator } from '#lib/server/figures/indicator.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import { brokenLines } from '#lib/server/files/picture/lines.ts';
import { readFunding } from '#lib/server/funding/funding.ts';
import { listDonors } from '#lib/server/funding/queries/donor.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { wayOf } from '../funding/way.ts';
import { filterWords, mapLines, mapText } from '../map/words.ts';
import Bars from './Bars.svelte';
import { BARS, type BarMark } from './bars.ts';
import { Flow, QuarterBars, YearToDate } from './charts.ts';
import MapPicture from './MapPicture.svelte';
import { drawMoney, drawReports } from './bars.server.ts';
import { drawCompare } from './compare.server.ts';
import { drawGroups } from './groups.server.ts';
import { drawOutputs, drawResults } from './outputs.server.ts';
import { drawPeople } from './people.server.ts';
import { windowTail, type Draw, type Question } from './question.server.ts';
import { drawingOf, type Drawn } from './sheet.server.ts';
import { drawWhere } from './where.server.ts';

/** By the name of its file. Each throws 404 where there is nothing to draw. */
export const PICTURES: Readonly<Record<string, Draw>> = {
	map: drawMap,
	progress: drawProgress,
	quarters: drawSeries('reached'),
	'year-to-date': drawSeries('yearToDate'),
	flow: drawFlow,
	people: drawPeople,
	reports: drawReports,
	money: drawMoney,
	outputs: drawOutputs,
	results: drawResults,
	where: drawWhere,
	groups: drawGroups,
	compare: drawCompare,
};

async function drawMap({ reader, quarter, url }: Question): Promise<Drawn> {
	const { scope, period } = quarter;
	const { view, map } = (await readShownMap(reader, quarter, url)) ?? absent(m.map_nothing_text());
	const { indicator, reached } = map.answer;
	const box = map.box ?? absent(m.map_no_position_text());
	const page = mapAddress(scope, period, view);
	const donors = view.donor === undefined ? [] : await listDonors(reader, scope, period.year);
	return {
		title: `${formatFigure(reached, indicator.unit)} · ${codeList([indicator.code])} ${plain(withoutSign(indicator.name))}`,
		shows: [windowWords(view.window), ...filterWords(view, scope.groups, { partners: [], donors })].join(
			separator(),
		),
		notes: [
			...mapLines({ ...map, plan: scope.plan }, view),
			...(indicator.note ? [plain(indicator.note)] : []),
			...(map.isShipped ? [m.map_six_governorates()] : []),
			...map.credits.flatMap(({ source, disclaimer }) => [
				...(source === null ? [] : [m.map_boundaries({ sources: source })]),
				...(disclaimer ? [plain(disclaimer)] : []),
			]),
		],
		drawing: drawingOf(MapPicture, { scope, view, map, box }),
		label: mapText(map),
		reports: await getReporting(reader, scope, period),
		tail: page.slice(addressOf(scope, period).length),
	};
}

/** The headline indicators against their targets, or the one that is asked for. */
async function drawProgress({ reader, quarter: asked, url }: Question): Promise<Drawn> {
	const { scope, period } = asked;
	const code = url.searchParams.get('indicator');
	const window = readWindow(url);
	const { year, quarter } = period;
	const { indicators, reports } = await getProgress(reader, scope, { year, quarter, window, compare: true });
	const shown = code === null ? headlineOf(indicators) : indicators.filter((one) => one.code === code);
	if (code !== null && shown.length === 0) noIndicator(asked, indicators);
	if (shown.length === 0) absent();
	const rows = shown.map((indicator) => {
		const { code, name, unit, target, share, expectedShare, isJudged, withheldFigures } = indicator;
		const isWithheld = withheldFigures?.includes('reached') === true;
		return {
			code,
			lines: brokenLines(`${plain(withoutSign(name))} ${codeList([code])}`, BARS.names, {
				size: 13,
				weight: 400,
			}),
			figure: figureWords({ ...indicator, isWithheld }, unit),
			target: target === null ? null : m.of_target({ target: formatFigure(target, unit) }),
			share,
			shareWords: share === null ? '' : formatShare(share),
			expected: isJudged ? expectedShare : null,
			before: shareBefore(indicator),
			isJudged,
		};
	});
	const judged = rows.some(({ isJudged }) => isJudged);
	const key: readonly BarMark[] = [
		{ mark: 'reached', words: m.legend_reached() },
		...marked(
			rows.some(({ before }) => before !== null),
			'before',
			m.legend_before(),
		),
		...marked(judged, 'elapsed', partOfWindowWords(window, quarter)),
		...marked(
			rows.some(({ expected }) => expected !== null),
			'expected',
			m.legend_expected(),
		),
	];
	return {
		title: m.progress_title(),
		shows: windowWords(window),
		notes: shown.flatMap(({ note }) => (note ? [plain(note)] : [])),
		drawing: drawingOf(Bars, {
			rows,
			elapsed: judged ? partOfWindow(window, quarter) : null,
			key,
		}),
		label: rows.map(({ lines, figure }) => `${lines.join(' ')}: ${figure}`).join(separator()),
		reports,
		tail: (code === null ? '' : indicatorTail(code)) + windowTail(window),
	};
}

function marked(isThere: boolean, mark: BarMark['mark'], words: string): BarMark[] {
	return isThere ? [{ mark, words }] : [];
}

function drawSeries(figure: 'reached' | 'yearToDate') {
	return async ({ reader, quarter, url }: Question): Promise<Drawn> => {
		const { scope, period } = quarter;
		const code = url.searchParams.get('indicator') ?? '';
		const question = { year: period.year, quarter: period.quarter, window: 'year-to-date' } as const;
		const { indicators, reports } = await getProgress(reader, scope, { ...question, compare: true });
		const series = indicators.some((one) => one.code === code)
			? await getSeries(reader, scope, code)
			: undefined;
		if (!series) noIndicator(quarter, indicators);
		const { name, unit, note, isRange } = series.indicator;
		const points = untilLastReport(series.points);
		if (isRange || !points.some(hasReport)) absent(m.series_nothing());
		const isWithheld = points.some(({ withheldFigures }) => withheldFigures?.includes(figure));
		const label = points
			.map((point) => {
				const told = { reached: point[figure], isWithheld: point.withheldFigures?.includes(figure) === true };
				return `${quarterShort(point, scope.plan)}: ${figureWords(told, unit)}`;
			})
			.join(separator());
		return {
			title: `${codeList([code])} ${plain(withoutSign(name))}`,
			shows: figure === 'reached' ? m.series_quarters() : m.series_year(),
			notes: [
				figure === 'reached' ? m.series_quarters_text() : m.series_year_text(),
				...(isWithheld ? [m.series_withheld()] : []),
				...(note ? [plain(note)] : []),
			],
			drawing: drawingOf(figure === 'reached' ? QuarterBars : YearToDate, {
				...{ points, unit, label: '' },
				plan: scope.plan,
			}),
			label,
			reports,
			tail: indicatorTail(code),
		};
	};
}

async function drawFlow({ reader, quarter }: Question): Promise<Drawn> {
	const { funding, reports } = await readFunding(reader, quarter);
	const { points, bands, rows, together } = wayOf(funding);
	if (rows.length === 0) absent(m.funding_not_entered_text());
	const inHand = (funding.received ?? 0) + (funding.carryOver ?? 0);
	const label = m.flow_label({ amount: formatFigure(inHand, 'usd') });
	return {
		title: m.flow_title(),
		shows: m.funding_title({ year: yearWords(quarter.period.year, quarter.scope.plan) }),
		notes: [m.flow_text(), ...(together === null ? [] : [together])],
		drawing: drawingOf(Flow, { points, bands, label: '' }),
		label,
		reports,
		tail: '/funding',
	};
}
