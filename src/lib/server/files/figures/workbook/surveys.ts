/** What the quarter tells of surveys, a line each figure, as the publication recorded it. Source: docs/exchange.md, Files of a quarter. */
import { formatDay } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublishedGroup } from '#lib/survey/published.ts';
import { listToldWaves } from '#lib/server/publication/queries/toldWaves.ts';
import type { ToldWave } from '#lib/server/survey/queries/told.ts';
import type { FileEdition } from '../../edition.ts';
import type { DataCell } from '../../spreadsheet/dataSheet.ts';
import type { Titled } from './tables.ts';

const [FEW, NONE] = ['[c]', '[z]'];

/** Null: it tells of none. */
export async function surveysSheet({ reader, scope, period }: FileEdition): Promise<Titled | null> {
	const waves = await listToldWaves(reader, scope, period);
	const rows = waves.flatMap((wave) => wave.results.flatMap((result) => resultLines(wave, result)));
	if (rows.length === 0) return null;
	const heads = [
		...[m.survey_manage_wave(), m.survey_dates(), m.survey_sponsor(), m.survey_sampling()],
		...[m.survey_manage_question(), m.survey_manage_by(), m.workbook_group(), m.survey_answer()],
		...[
			m.survey_share(),
			m.surveyfile_mean(),
			m.surveyfile_median(),
			m.surveyfile_low(),
			m.surveyfile_high(),
		],
		...[m.surveyfile_base(), m.survey_origin()],
	];
	const shown = heads.map((head) => (head === m.survey_share() ? ('share' as const) : null));
	return {
		name: m.survey_list_title(),
		title: m.surveyfile_title(),
		table: { name: 'surveys', heads, shown, rows },
	};
}

type Result = ToldWave['results'][number];

function resultLines(
	{ survey, wave, results }: ToldWave,
	{ question, by, printed, groups }: Result,
): DataCell[][] {
	const split = results.find((one) => one.question.key === by)?.question;
	const origin = (name: string) => {
		if (!printed) return m.survey_published();
		return printed.includes(name) ? m.survey_published() : m.survey_invented();
	};
	const about = (group: PublishedGroup) => [
		`${plain(survey.name)}, ${plain(wave.name)}`,
		`${formatDay(wave.firstDay)} – ${formatDay(wave.lastDay)}`,
		...[plain(survey.method.sponsor), plain(survey.method.sampling), plain(question.label)],
		...[split ? plain(split.label) : (by ?? m.survey_everybody()), groupName(split, group)],
	];
	return groups.flatMap((group): DataCell[][] => {
		const base = group.n ?? FEW;
		if (group.showing === 'few') return [[...about(group), NONE, FEW, FEW, FEW, FEW, FEW, base, NONE]];
		if (group.number) {
			const { mean, median, low, high } = group.number;
			return [[...about(group), NONE, NONE, mean, median, low ?? NONE, high ?? NONE, base, origin('mean')]];
		}
		return group.shares.map(({ option, share, low, high }) => {
			const label = question.options.find(({ name }) => name === option)?.label;
			const answer = label ? plain(label) : m.survey_other_answers();
			const margin = [low ?? NONE, high ?? NONE];
			return [...about(group), answer, share, NONE, NONE, ...margin, base, origin(option ?? 'other_answers')];
		});
	});
}

function groupName(split: Result['question'] | undefined, { group }: PublishedGroup): string {
	if (group === null) return m.survey_everybody();
	const label = split?.options.find(({ name }) => name === group)?.label;
	return label ? plain(label) : group;
}
