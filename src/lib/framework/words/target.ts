import type { PastedTargets } from '#lib/framework/targetPaste.ts';
import type { Across, GridAsked, GridRow } from '#lib/framework/targetGrid.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { isolated } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure } from '#lib/i18n/number.ts';
import { quarterOnly } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';

const PASTE_FAULTS = {
	'unknown indicator': m.targets_paste_indicator,
	'unknown heading': m.targets_paste_heading,
	'too many cells': m.targets_paste_cells,
	twice: m.targets_paste_twice,
};

/** What of a paste was not read, and what to do. */
export function pasteFaultWords({ fault, line, text }: PastedTargets['faults'][number]): string {
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	return PASTE_FAULTS[fault]({ line: formatCount(line), text: isolated(short) });
}

export function acrossWords(across: Across): string {
	return {
		time: m.targets_across_time,
		place: m.targets_across_place,
		cohort: m.dimension_cohort,
		sex: m.dimension_sex,
	}[across]();
}

/** What the columns set beside each other: the year's targets, or the milestones of a quarter. */
export function whenWords({ quarter }: Pick<GridAsked, 'quarter'>): string {
	return quarter === null ? m.targets_year() : m.targets_milestone({ quarter: quarterOnly(quarter) });
}

/** Whether the parts of a row come to its whole, as a sentence; null: nothing is to be said. */
export function targetFindingWords({ code, unit, finding }: GridRow): string | null {
	if (!finding) return null;
	const figure = (amount: number) => formatFigure(fromSmallest(amount, unit), unit);
	const named = { code: isolated(code) };
	if (finding.is === 'parts') {
		const { sum, whole, missing } = finding;
		const rest = { ...named, sum: figure(sum), whole: figure(whole), rest: figure(Math.abs(whole - sum)) };
		if (sum > whole) return m.targets_parts_above(rest);
		return missing > 0 ? m.targets_parts_open({ ...rest, count: missing }) : m.targets_parts_below(rest);
	}
	if (finding.is === 'alone') {
		const sums = finding.sums.map(figure).join(' · ');
		return m.targets_milestone_alone({ ...named, whole: figure(finding.whole), sums });
	}
	const { quarter, value } = finding;
	const of = { ...named, quarter: quarterOnly(quarter), value: figure(value) };
	if (finding.is === 'falls') return m.targets_milestone_falls({ ...of, before: figure(finding.before) });
	const above = { ...of, whole: figure(finding.whole) };
	return finding.is === 'short' ? m.targets_milestone_short(above) : m.targets_milestone_above(above);
}
