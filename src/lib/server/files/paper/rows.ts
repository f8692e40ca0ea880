/** Rows of figures, as the page has them. */
import type { Apart } from '#lib/figures/apart.ts';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { shareBefore } from '#lib/figures/finding.ts';
import { apartLine } from '#lib/figures/words/apart.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { bulletLabel, changeWords, sublines } from '#lib/figures/words/indicator.ts';
import { statusWords } from '#lib/figures/words/status.ts';
import { reachedTitle } from '#lib/figures/words/progress.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { formatFigure, formatShare } from '#lib/i18n/number.ts';
import { partOfWindow, yearBefore } from '#lib/plan/quarter.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { saysStatus, withoutSign } from '#lib/publication/nodeRows.ts';
import { m } from '#lib/paraglide/messages.js';
import { noteOf, type Footnote } from '#lib/ui/footnotes.ts';
import type { FigureRows, Row } from './content.ts';
import type { PaperQuarter } from './input.ts';
import { drawBullet } from './pictures.ts';
import { said } from './said.ts';

/** What all rows of a paper know. */
export interface RowSetting {
	readonly quarter: PaperQuarter;
	readonly notes: readonly Footnote[];
	readonly apart: ReadonlyMap<string, readonly Apart[]>;
	/** Some milestone is published, so that the lack of one is worth a word. */
	readonly judges: boolean;
	/** Figures are compared with the year before. */
	readonly compares: boolean;
}

/** Pixels of a row's bar. */
const WIDTH = 150;

/** Null: there are no rows. */
export function tableOf(
	rows: readonly IndicatorProgress[],
	around: RowSetting,
	{ title, bars }: { readonly title: string; readonly bars: boolean },
): FigureRows | null {
	if (rows.length === 0) return null;
	const { period } = around.quarter;
	const told = rows.map((row) => rowOf(row, around, bars));
	const hasBars = bars && rows.some((row) => row.target !== null || saysStatus(row, around.judges));
	const hasShares = hasBars || told.some(({ share, status }) => share !== '' || status !== null);
	const compares = around.compares && (bars || told.some(({ change }) => change !== null));
	const year = yearWords(period.year, around.quarter.scope.plan);
	return {
		columns: [
			title,
			reachedTitle(rows, year),
			...(hasShares ? [m.share_of_target()] : []),
			...(compares
				? [m.against({ quarter: quarterShort(yearBefore(period), around.quarter.scope.plan) })]
				: []),
		],
		...{ hasBars, hasShares, compares },
		rows: told,
	};
}

function rowOf(indicator: IndicatorProgress, around: RowSetting, hasBars: boolean): Row {
	const { code, name, unit, reached, target, share, status } = indicator;
	const { quarter, notes, apart, judges } = around;
	const isWithheld = indicator.withheldFigures?.includes('reached') === true;
	const beside: string[] = [];
	if (target !== null) beside.push(m.of_target({ target: formatFigure(target, unit) }));
	else if (hasBars) beside.push(m.no_target_in({ year: yearWords(quarter.period.year, quarter.scope.plan) }));
	if (reached === null && !isWithheld) beside.push(m.status_not_reported());
	// Where nobody has reported the quarter, the page says so once.
	const told = quarter.period.hasFigures ? indicator : { ...indicator, missingQuarters: null };
	const stands = apart.get(code) ?? [];
	const note = noteOf(code, notes);
	return {
		code,
		name: said(withoutSign(name)),
		note: note ? String(note.number) : null,
		lines: [
			...sublines(told, quarter.scope.groups),
			...(stands.length > 0 ? [apartLine(stands, unit, quarter.scope.plan)] : []),
		],
		reached: figureWords({ ...indicator, isWithheld }, unit),
		beside,
		bar: hasBars && share !== null ? bulletOf(indicator, quarter) : null,
		share: share === null ? '' : formatShare(share),
		status: saysStatus(indicator, judges) ? statusWords(status) : null,
		change: changeOf(indicator),
	};
}

function bulletOf(indicator: IndicatorProgress, { period }: PaperQuarter) {
	const { share, isJudged, expectedShare } = indicator;
	const window = 'year-to-date';
	return drawBullet(
		{
			share,
			before: shareBefore(indicator),
			elapsed: isJudged ? partOfWindow(window, period.quarter) : null,
			expected: isJudged ? expectedShare : null,
			label: bulletLabel(indicator, window, period.quarter),
		},
		WIDTH,
	);
}

function changeOf(indicator: IndicatorProgress): Row['change'] {
	const { previous } = indicator;
	return previous?.reached == null && !previous?.isWithheld ? null : changeWords(indicator);
}
