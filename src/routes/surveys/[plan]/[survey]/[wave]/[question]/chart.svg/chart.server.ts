/** A question's shares as a picture that stands by itself, of everybody or by groups. */
import { surveyAddress } from '#lib/i18n/address.ts';
import { formatDay } from '#lib/i18n/date.ts';
import { isolated, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { creditsOf, getGround } from '#lib/server/places/geometry.ts';
import { openWave, type AskedWave } from '#lib/server/survey/openWave.ts';
import { readDistricts } from '#lib/server/survey/readDistricts.ts';
import { findQuestion } from '#lib/server/survey/queries/surveys.ts';
import { readOver } from '#lib/server/survey/readOver.ts';
import { readSplit } from '#lib/server/survey/readSplit.ts';
import { overLabel, overNotes } from '#lib/survey/words/overWaves.ts';
import Lengths from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/Lengths.svelte';
import {
	drawingOf,
	paintSheet,
} from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import { drawDistricts, type DrawnDistricts } from './districts.server.ts';
import { groupBars } from './groupBars.server.ts';
import { drawOver } from './overWaves.server.ts';
import { drawScale } from './scaleBars.server.ts';

type Asked = AskedWave & {
	readonly locals: App.Locals;
	readonly url: URL;
	readonly params: { readonly question: string };
};

/** Throws 404 where there is nothing to draw, 403 for a split that is not published. */
export async function drawSurvey(event: Asked): Promise<string> {
	const { plan, survey, wave, whole, split, by, over, districts } = await snapshot(
		event.locals.db,
		async (reader) => {
			const { results, ...open } = await openWave(event, reader);
			const own = results.filter(({ question }) => question.key === event.params.question);
			const key = readSplit(
				event.url,
				own.flatMap(({ by }) => by ?? []),
			);
			const asked = key === null ? undefined : await findQuestion(reader, open.wave.id, key);
			const isOver = key === null && event.url.searchParams.get('over') === 'waves';
			const over = isOver ? await readOver(reader, open.waves, event.params.question) : undefined;
			if (over === null) absent(m.survey_over_none());
			const split = own.find((one) => one.by !== null && one.by === key);
			const districts = await districtsIn(reader, event.url, open.plan.id, split, asked);
			return { ...open, whole: own[0], split, by: asked, over, districts };
		},
	);
	const result = split ?? whole ?? absent();
	const map = districts && drawDistricts(districts, plan.levels);
	const scale = over || map ? undefined : drawScale(result, by);
	const rows = over || map || scale !== undefined ? [] : groupBars(result, by);
	if (!over && !map && scale === undefined && rows.length === 0) absent(m.survey_nothing_shown());
	const address = surveyAddress(plan.code, survey.code, wave.code, `/${result.question.key}`);
	const asked = new URLSearchParams({
		...(by && { by: by.key }),
		...(districts && { option: districts.answer.name }),
	});
	const shownBy = asked.size > 0 ? `?${asked}` : '';
	const named = over ? plain(survey.name) : `${plain(survey.name)}, ${plain(wave.name)}`;
	const first = result.groups[0];
	const margin = {
		probability: m.survey_margin_probability(),
		all: m.survey_margin_all(),
		open: m.survey_margin_open(),
	};
	const drawn = map
		? { drawing: map.drawing, label: map.label }
		: over
			? { drawing: drawOver(over), label: over.lines.map((line) => overLabel(over, line)).join('. ') }
			: {
					drawing: scale ?? drawingOf(Lengths, { rows }),
					label: (first?.shares ?? []).map(({ share }) => formatShare(share)).join(separator()),
				};
	return paintSheet(
		{
			...drawn,
			title: plain(result.question.label),
			shows: over
				? m.survey_over()
				: [
						...(map ? [map.shows] : []),
						...(by && !map ? [m.survey_by_question({ question: plain(by.label) })] : []),
						...(!by && first?.n ? [m.survey_base({ n: formatCount(first.n) })] : []),
						...(['select_multiple', 'text'].includes(result.question.kind) ? [m.survey_several()] : []),
					].join(separator()),
		},
		{
			head: `${plain(plan.name)} · ${named}`,
			foot: [
				...(over ? overNotes(over) : []),
				...(map ? map.notes : []),
				...(wave.origin ? [plain(wave.origin)] : []),
				margin[survey.sampling],
				...(over ? [] : [`${m.survey_dates()}: ${formatDay(wave.firstDay)} – ${formatDay(wave.lastDay)}`]),
				`${m.survey_collector()}: ${plain(survey.method.collector)}`,
				`${m.survey_sampling()}: ${plain(survey.method.sampling)}`,
				...(plan.demonstration ? [m.demonstration_line()] : []),
				...plan.disclaimers.map((text) => plain(text)),
				isolated(event.url.origin + address + shownBy),
			],
		},
	);
}

type Result = Awaited<ReturnType<typeof openWave>>['results'][number];
type Split = Awaited<ReturnType<typeof findQuestion>>;

/** The answer that a map of districts is asked for; undefined: none is asked for. Throws 404 where the split is by none. */
async function districtsIn(
	reader: Reader,
	url: URL,
	planId: number,
	split: Result | undefined,
	by: Split,
): Promise<DrawnDistricts | undefined> {
	const option = url.searchParams.get('map');
	if (option === null) return undefined;
	const found =
		split &&
		(await readDistricts(reader, {
			...{ planId, question: split.question, groups: split.groups, by: by?.options ?? [], option },
		}));
	if (!found || found.answer.name !== option) absent(m.survey_nothing_shown());
	const ground = await getGround(reader, planId);
	return { ...found, ground, credits: creditsOf(ground) };
}
