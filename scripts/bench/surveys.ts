/** A survey of 100,000 responses to 300 questions: read, stored, and a question by a subgroup with its intervals. */
import { parse } from 'csv-parse/sync';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { publishedGroups } from '#lib/survey/result.ts';
import { stackedSample } from '#lib/survey/stacked.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { surveyResult } from '#lib/server/survey/surveyResult.ts';
import { textSheets } from '#lib/server/survey/reading/textSheets.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';
import { importPlan, removePlan } from './plan.ts';
import { medians, timed } from './measure.ts';
import { ratioRow, type Row } from './row.ts';

const QUESTIONS = 300;
const OPTIONS = 5;
/** Questions that are published, each of everybody and by another. */
const SHOWN = 10;
const STRATA = 26;
const UNITS = 208;
/** Milliseconds. */
const LONGEST = 200;

function formText(): string {
	const questions = Array.from({ length: QUESTIONS }, (_, i) => `select_one scale,q${i},Question ${i}`);
	const options = Array.from({ length: OPTIONS }, (_, i) => `scale,o${i},Option ${i}`);
	return ['survey', 'type,name,label', ...questions, 'choices', 'list_name,name,label', ...options].join(
		'\n',
	);
}

/** Any answer, the same in each run. */
function dataText(responses: number): string {
	const head = ['w', 's', 'u', ...Array.from({ length: QUESTIONS }, (_, i) => `q${i}`)].join(',');
	let seed = 1;
	const next = () => (seed = (seed * 48_271) % 2_147_483_647);
	const lines = Array.from({ length: responses }, (_, i) => {
		const unit = i % UNITS;
		const answers = Array.from({ length: QUESTIONS }, () => `o${next() % OPTIONS}`);
		return `${1 + (next() % 4)},${unit % STRATA},${unit},${answers.join(',')}`;
	});
	return [head, ...lines].join('\n');
}

export async function surveyRows(folder: string, responses: number): Promise<Row[]> {
	const plan = await importPlan(folder, 1000, 'survey');
	const data = Buffer.from(dataText(responses));
	const about = surveyImportForm.parse({
		...{ survey: 'large', wave: '1', firstDay: '2024-03-01', lastDay: '2024-03-31' },
		...{ sampling: 'probability', weight: 'w', stratum: 's', unit: 'u', weightKind: 'relative' },
	});
	const shown = Array.from({ length: SHOWN }, (_, i) => ({ key: `q${i}`, by: ['q299'] }));
	const act = { personId: null, now: new Date() };
	const reference = await timed(() => parse(data));
	let read: Awaited<ReturnType<typeof readSurvey>> | undefined;
	const importing = await timed(async () => {
		read = await readSurvey({ sheets: textSheets(Buffer.from(formText()), 'form'), data, about, shown });
		if (!read.given) throw new Error(`${read.found.faults} faults`);
		await storeSurvey(plan.db, plan.scope.plan.code, read.given, act);
	});
	const [wave] = read?.given?.waves ?? [];
	const [asked, by] = [wave?.questions[0], wave?.questions.at(-1)];
	if (!wave || !asked || !by) throw new Error('nothing was read');
	const computed = {
		...({ sampling: 'probability', isWeighted: true, sample: stackedSample([wave]) } as const),
		minimums: { people: 30, bracketsTo: 49, count: 5 },
	};
	const { computing } = await medians(3, { computing: () => publishedGroups(computed, asked, by) });
	await publishWaves(plan.db, plan.scope.plan.code, 'large', act);
	const { reading } = await medians(5, {
		reading: () =>
			snapshot(plan.db, async (reader) => {
				const [found] = await listPublishedWaves(reader, plan.scope.plan.code, 'large');
				const results = found ? await listResults(reader, found.wave.id) : [];
				const [whole] = results.filter((one) => one.by === null);
				const result = results.find((one) => one.by !== null);
				if (!found || !whole || !result) throw new Error('nothing is published');
				return surveyResult(found, whole, { result, by: { ...by.question } });
			}),
	});
	await removePlan(plan);
	const named = `${responses.toLocaleString('en')} responses × ${QUESTIONS} questions`;
	return [
		ratioRow(`survey: import of ${named}, against csv-parse`, importing, reference, 3),
		ratioRow(
			`survey: a question by ${OPTIONS} groups with intervals, of ${named}, as it is read; computed once, when published, in ${Math.round(computing)} ms`,
			...([reading, LONGEST, 1] as const),
		),
	];
}
