/** Figures before and after a change, in words. */
import type { FigureChange, PlanFigure } from '#lib/figures/planFigure.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { DASH, formatFigure, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Status } from '#lib/figures/progress.ts';
import { statusWords } from './status.ts';

const PARTS: Record<PlanFigure['part'], () => string> = {
	reached: m.reached,
	target: m.target,
	share: m.share_of_target,
	status: m.status,
	shown: m.indset_strangers_see,
};

export function figurePartWords(part: PlanFigure['part']): string {
	return PARTS[part]();
}

/** The value in its unit; a dash where it is unknown. */
export function figureValueWords(
	{ unit, part }: Pick<FigureChange, 'unit' | 'part'>,
	value: FigureChange['before'],
): string {
	if (part === 'shown') return value === 'district' ? m.indset_seen_district() : m.indset_seen_public();
	if (value === null) return DASH;
	if (typeof value === 'string') return statusWords(value as Status);
	return part === 'share' ? formatShare(value) : formatFigure(value, unit);
}

/** The quarter alone, or the year up to its end. */
export function figureTimeWords(change: FigureChange): string {
	const quarter = quarterShort(change, change);
	return change.window === 'quarter' ? m.setup_quarter_alone({ quarter }) : m.setup_year_to({ quarter });
}
