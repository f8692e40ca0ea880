/** Money, people and reports: the three figures on top, as the page has them. */
import { moneyBar } from '#lib/charts/moneyBar.ts';
import { peopleBars } from '#lib/charts/peopleBars.ts';
import { reportBar } from '#lib/charts/reportBar.ts';
import { stackLabel, type Segment } from '#lib/charts/stack.ts';
import type { PeopleAnswer, Reporting } from '#lib/figures/answer.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { dimensionWords } from '#lib/figures/words/group.ts';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import { formatDay } from '#lib/i18n/date.ts';
import { colon, plain } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { phaseOf } from '#lib/plan/period.ts';
import { peopleWithoutPlaceWords } from '#lib/places/words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Box, Drawn, KeyEntry } from './content.ts';
import type { PaperQuarter } from './input.ts';
import { drawStack } from './pictures.ts';

/** Pixels of a box's bar. */
const WIDTH = 210;

function keyOf(segments: readonly Segment[], unit: Unit, withheld: readonly string[] = []): KeyEntry[] {
	return [
		...segments.map(({ label, value, tone }) => ({ label, figure: formatFigure(value, unit), tone })),
		...withheld.map((label) => ({ label, figure: m.withheld(), tone: null })),
	];
}

function barOf(segments: readonly Segment[], unit: Unit, named?: string): Drawn {
	const bar = drawStack(segments, unit, WIDTH);
	return named === undefined ? bar : { ...bar, alt: named + colon() + stackLabel(segments, unit) };
}

export function fundingBox(funding: FundingAnswer, year: string): Box {
	const title = m.funding_title({ year });
	const { received, required, coverage, gap, committed, pledged } = funding;
	if (received === null) {
		const lines = [m.funding_not_entered_text()];
		// Without an amount there is no currency to name.
		const alone = `${m.funding()} ${year}`;
		return { title: alone, figure: m.funding_not_entered(), missing: true, beside: null, bars: [], lines };
	}
	const segments = moneyBar(funding);
	return {
		title,
		figure: formatShort(received, 'usd'),
		missing: false,
		beside:
			required === null
				? m.funding_requirement_unknown()
				: m.funding_of_required({ required: formatShort(required, 'usd') }),
		bars: [{ bar: barOf(segments, 'usd'), key: keyOf(segments, 'usd') }],
		lines: [
			...(coverage === null ? [] : [m.funding_coverage({ coverage: formatShare(coverage) })]),
			...(gap !== null && gap < 0 ? [m.funding_over({ amount: formatFigure(-gap, 'usd') })] : []),
			m.funding_pending({
				committed: formatFigure(committed ?? 0, 'usd'),
				pledged: formatFigure(pledged ?? 0, 'usd'),
			}),
		],
	};
}

/** @param noted a note on the figure stands below the boxes */
export function peopleBox(people: PeopleAnswer, { scope }: PaperQuarter, noted: boolean): Box {
	const { reached, withoutPlace } = people;
	const isWithheld = people.withheldFigures?.includes('reached') === true;
	const count = withoutPlace ? formatCount(withoutPlace) : '';
	const label = scope.plan.peopleLabel;
	const known = reached === null ? (isWithheld ? m.withheld() : m.people_unknown()) : formatCount(reached);
	return {
		title: label ? plain(label) : m.people_reached(),
		figure: noted ? `${known}*` : known,
		missing: reached === null,
		beside: null,
		bars: peopleBars(people, scope.groups).map(({ dimension, segments, withheld }) => ({
			bar: withheld.length === 0 ? barOf(segments, 'people', dimensionWords(dimension)) : null,
			key: keyOf(segments, 'people', withheld),
		})),
		lines:
			reached === null
				? count === ''
					? []
					: [peopleWithoutPlaceWords(count)]
				: [
						people.method === 'largest' ? m.people_method_largest() : m.people_method_sum(),
						...(count === '' ? [] : [m.people_without_place({ count })]),
					],
	};
}

export function reportingBox(reports: Reporting, quarter: PaperQuarter): Box {
	const { approved, expected } = reports;
	const title = m.reporting_title();
	const lines = [datesOf(quarter)];
	if (expected === 0)
		return { title, figure: m.nobody_expected(), missing: true, beside: null, bars: [], lines };
	const segments = reportBar(reports, quarter.period, quarter.today);
	return {
		title,
		figure: formatCount(approved),
		missing: false,
		beside: m.of_partners_approved({ count: expected, expected: formatCount(expected) }),
		bars: [{ bar: barOf(segments, 'count'), key: keyOf(segments, 'count') }],
		lines,
	};
}

function datesOf({ period, today }: PaperQuarter): string {
	const due = formatDay(period.due);
	const phase = phaseOf(period, today);
	if (phase === 'upcoming') return m.reporting_opens({ day: formatDay(period.opens) });
	if (phase === 'reporting') return m.reporting_until({ day: due });
	if (period.locks === null) return m.reporting_was_due({ day: due });
	const day = formatDay(period.locks);
	return today > period.locks ? m.reporting_locked({ due, day }) : m.reporting_locks({ due, day });
}
