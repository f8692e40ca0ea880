/** Bars of one whole: reports by state, and money in hand. */
import type { Unit } from '#lib/figures/unit.ts';
import { quarterLong } from '#lib/i18n/date.ts';
import { formatCount, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { absent } from '#lib/server/http/allow.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { moneyBar, reportBar, stackLabel, type Segment } from './charts.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import Lengths from './Lengths.svelte';
import type { Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

function drawSegments(segments: readonly Segment[], unit: Unit): string {
	const whole = segments.reduce((sum, { value }) => sum + value, 0);
	const rows = segments.map(({ label, value, tone }) =>
		lengthRow(label, formatFigure(value, unit), whole > 0 ? [[partLength(value / whole, tone)]] : []),
	);
	return drawingOf(Lengths, { rows });
}

/** Reports by their state. */
export const drawReports: Draw = async ({ reader, quarter: { scope, period, today } }) => {
	const reports = await getReporting(reader, scope, period);
	if (reports.expected === 0) absent(m.nobody_expected());
	const segments = reportBar(reports, period, today);
	const expected = formatCount(reports.expected);
	return {
		title: `${formatCount(reports.approved)} ${m.of_partners_approved({ count: reports.expected, expected })}`,
		shows: `${m.reporting_title()} · ${quarterLong(period, scope.plan)}`,
		notes: [],
		drawing: drawSegments(segments, 'count'),
		label: stackLabel(segments, 'count'),
		reports,
		tail: '',
	};
};

/** What is required in the year, and how much of it is in hand. */
export const drawMoney: Draw = async ({ reader, quarter: { scope, period } }) => {
	const funding = await getFunding(reader, scope, period.year);
	const { received, required, coverage } = funding;
	if (received === null) absent(m.funding_not_entered_text());
	const segments = moneyBar(funding);
	const beside =
		required === null
			? m.funding_requirement_unknown()
			: m.funding_of_required({ required: formatShort(required, 'usd') });
	return {
		title: `${formatShort(received, 'usd')} ${beside}`,
		shows: m.funding_title({ year: yearWords(period.year, scope.plan) }),
		notes: coverage === null ? [] : [m.funding_coverage({ coverage: formatShare(coverage) })],
		drawing: drawSegments(segments, 'usd'),
		label: stackLabel(segments, 'usd'),
		reports: await getReporting(reader, scope, period),
		tail: '/funding',
	};
};
