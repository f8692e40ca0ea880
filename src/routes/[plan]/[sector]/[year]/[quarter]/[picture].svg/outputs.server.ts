/** Outputs with their money, and with their money beside their results. */
import { layoutFundingBar } from './charts.ts';
import { partOfYearWords, quarterLong } from '#lib/i18n/date.ts';
import { phaseOf } from '#lib/plan/period.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure, formatShare } from '#lib/i18n/number.ts';
import { partOfYear } from '#lib/plan/quarter.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { m } from '#lib/paraglide/messages.js';
import { readFunding } from '#lib/server/funding/funding.ts';
import { absent } from '#lib/server/http/allow.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import type { LengthKey } from './lengths.ts';
import Lengths from './Lengths.svelte';
import type { Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

/** Each output's own requirement, and what of it is in hand. */
export const drawOutputs: Draw = async ({ reader, quarter }) => {
	const { funding, outputs, reports } = await readFunding(reader, quarter);
	if (funding.received === null) absent(m.funding_not_entered_text());
	const told = funding.outputs.map(({ output, required, received, carryOver }) => {
		const usd = (value: number | null) => formatFigure(value, 'usd');
		const bar = layoutFundingBar(required, received ?? 0, carryOver ?? 0);
		const name = outputs.find(({ code }) => code === output)?.name;
		const inHand = (bar?.received ?? 0) / 100;
		return {
			name: output === null ? m.money_not_allocated() : `${output} ${name ? plain(name) : ''}`,
			figure: m.funding_bar({ received: usd(received), carry_over: usd(carryOver), required: usd(required) }),
			bars: bar
				? [
						[
							partLength(bar.required / 100, 'rest'),
							partLength(inHand, 'fourth'),
							partLength(bar.carryOver / 100, 'dark', inHand),
						],
					]
				: [],
		};
	});
	const key: readonly LengthKey[] = [
		{ tone: 'fourth', words: m.funding_received() },
		{ tone: 'dark', words: m.funding_carry_over() },
		{ tone: 'rest', words: m.funding_gap() },
	];
	return {
		title: m.funding_by_output(),
		shows: m.funding_title({ year: yearWords(quarter.period.year, quarter.scope.plan) }),
		notes: [m.funding_outputs_text()],
		drawing: drawingOf(Lengths, {
			rows: told.map(({ name, figure, bars }) => lengthRow(name, figure, bars)),
			key,
		}),
		label: told.map(({ name, figure }) => `${name}: ${figure}`).join(separator()),
		reports,
		tail: '/funding',
	};
};

/** The share of the money that each output has, above the share of its target that it reached. */
export const drawResults: Draw = async ({ reader, quarter }) => {
	const { results, reports, funding } = await readFunding(reader, quarter);
	if (funding.received === null) absent(m.funding_not_entered_text());
	const { period } = quarter;
	const end = Math.max(1, ...results.flatMap((one) => [one.funded ?? 0, one.indicator?.share ?? 0]));
	const told = results.map(({ output, name, funded, indicator }) => {
		const share = indicator?.share ?? null;
		const isWithheld = indicator?.withheldFigures?.includes('reached') === true;
		const reached = isWithheld ? m.withheld() : formatShare(share);
		return {
			name: `${output} ${plain(name)}`,
			figure: m.results_pair({ funded: formatShare(funded), reached }),
			bars: [
				[partLength((funded ?? 0) / end, 'fourth')],
				[partLength(isWithheld ? 0 : (share ?? 0) / end, 'first')],
			],
		};
	});
	const isToCome = phaseOf(period, quarter.today) === 'upcoming';
	const key: readonly LengthKey[] = [
		{ tone: 'fourth', words: m.legend_funded() },
		{ tone: 'first', words: m.legend_reached() },
	];
	return {
		title: m.results_title(),
		shows: m.results_text({ quarter: quarterLong(period, quarter.scope.plan) }),
		notes: [m.results_rule(), m.results_counts_once()],
		drawing: drawingOf(Lengths, {
			rows: told.map(({ name, figure, bars }) => lengthRow(name, figure, bars)),
			key,
			marks: [{ at: partOfYear(period.quarter) / end, words: partOfYearWords(period.quarter, isToCome) }],
		}),
		label: told.map(({ name, figure }) => `${name}: ${figure}`).join(separator()),
		reports,
		tail: '/funding',
	};
};
