/** A question over its waves as rows. */
import { OTHER_ANSWERS, type QuestionOverWaves } from './overWaves.ts';
import { OTHERS } from './resultRows.ts';

export const OVER_COLUMNS = [
	...['wave', 'first_day', 'last_day', 'reworded', 'answer', 'stat'],
	...['stat_low', 'stat_upp', 'n', 'n_total', 'origin'],
] as const;

/** One row for each figure that a wave shows: codes, numbers and days alone. */
export function overRows({ waves, lines }: QuestionOverWaves): (string | number | null)[][] {
	return lines.flatMap(({ option, figures }) =>
		figures.flatMap((figure, i) => {
			const wave = waves[i];
			if (!figure || !wave) return [];
			const answer = option === OTHER_ANSWERS ? OTHERS : (option ?? 'mean');
			const origin = figure.isPrinted === null ? null : figure.isPrinted ? 'published' : 'invented';
			return [
				[
					...[wave.code, wave.firstDay, wave.lastDay, wave.isReworded ? 'yes' : 'no', answer],
					...[figure.value, figure.low, figure.high, figure.n, wave.n, origin],
				],
			];
		}),
	);
}
