/** A question over its waves, in words. Source: docs/rules.md, Surveys. */
import { isolated, plain, separator } from '#lib/i18n/locale.ts';
import { DASH, formatAverage, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	OTHER_ANSWERS,
	type OverWaves,
	type QuestionOverWaves,
	type WaveFigure,
} from '#lib/survey/overWaves.ts';

export function overName({ option, label }: Pick<OverWaves, 'option' | 'label'>): string {
	if (option === null) return m.survey_over_mean();
	if (option === OTHER_ANSWERS) return m.survey_other_answers();
	return label ? plain(label) : option;
}

/** Few people stand in brackets. */
export function waveFigure({ value, isBracketed }: WaveFigure, isShare: boolean): string {
	const words = isShare ? formatShare(value) : formatAverage(value);
	return isBracketed ? `(${words})` : words;
}

/** Null: nobody was drawn. */
export function waveMargin({ low, high }: WaveFigure, isShare: boolean): string | null {
	if (low === null || high === null) return null;
	const format = isShare ? formatShare : formatAverage;
	return isolated(`${format(low)} – ${format(high)}`);
}

/** What is to be known before the chart is read. */
export function overNotes({ waves, lines }: QuestionOverWaves): string[] {
	const figures = lines.flatMap((line) => line.figures).filter((figure) => figure !== null);
	const reworded = waves.filter(({ isReworded }) => isReworded).map(({ name }) => plain(name));
	return [
		...(figures.some(({ low }) => low !== null) ? [m.survey_over_bands()] : []),
		...(reworded.length > 0 ? [m.survey_over_reworded({ waves: reworded.join(separator()) })] : []),
		...lines.flatMap((line) =>
			line.before.map(({ label, until }) =>
				m.survey_over_renamed({ answer: overName(line), before: plain(label), wave: plain(until) }),
			),
		),
		...(new Set(figures.flatMap(({ made }) => made ?? [])).size > 1 ? [m.survey_over_others()] : []),
		...(figures.some(({ isPrinted }) => isPrinted !== null) ? [m.survey_over_marks()] : []),
	];
}

/** All of an answer in a sentence, for whoever does not see the chart. */
export function overLabel({ waves, isShare }: QuestionOverWaves, line: OverWaves): string {
	const told = line.figures.map((figure, i) => {
		const name = waves[i] ? plain(waves[i].name) : '';
		return `${name} ${figure ? waveFigure(figure, isShare) : DASH}`;
	});
	return `${overName(line)}: ${told.join(separator())}`;
}
