/** npm run import-survey -- PLAN SURVEY [--form FILE] --data FILE [--wave CODE] … [--publish]: a questionnaire and its answers. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { dataFaultWords, formFaultWords } from '#lib/survey/words/faults.ts';
import { droppedWords } from '#lib/survey/words/dropped.ts';
import {
	closeDatabase,
	databasePath,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { Refused, Unreadable } from '#lib/server/refused.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { listColumns } from '#lib/server/survey/queries/columns.ts';
import { importRawText } from './setup/rawText.ts';

importRawText();
const { fileSheets } = await import('#lib/server/survey/reading/fileSheets.ts');
const { readSurvey } = await import('#lib/server/survey/reading/readSurvey.ts');

const USAGE = `usage: npm run import-survey -- PLAN SURVEY [--form FILE] --data FILE.csv
  [--choices FILE.csv] [--wave CODE] [--name …] [--sector …] [--first-day …] [--last-day …] [--sampling open|all|probability]
  [--weight COLUMN] [--expansion] [--population FILE.csv] [--stratum COLUMN] [--unit COLUMN] [--keep QUESTION … --reason …]
  [--show QUESTION …] [--by QUESTION …] [--said FIELD=TEXT …] [--column QUESTION=HEADING …]
  [--publish] [--dry-run]`;
const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const is = { type: 'boolean', default: false } as const;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		...{ form: text, choices: text, data: text, wave: text, name: text, sector: text },
		...{ 'first-day': text, 'last-day': text, sampling: text, weight: text, stratum: text, unit: text },
		...{ population: text, reason: text, keep: many, show: many, by: many, said: many, column: many },
		...{ expansion: is, publish: is, 'dry-run': is },
	},
});

function aboutOf(survey: string) {
	const pairs = (given: readonly string[]) =>
		given.map((one) => [one.split('=')[0] ?? '', one.slice(one.indexOf('=') + 1)] as const);
	return surveyImportForm.safeParse({
		...Object.fromEntries(pairs(values.said)),
		columns: Object.fromEntries(pairs(values.column)),
		...{ survey, wave: values.wave ?? '1', surveyName: values.name, sector: values.sector },
		...{ firstDay: values['first-day'], lastDay: values['last-day'], sampling: values.sampling },
		...{ weight: values.weight, stratum: values.stratum, unit: values.unit, reason: values.reason },
		...{ weightKind: values.expansion ? 'expansion' : 'relative', keep: values.keep.join(' ') },
	});
}

async function main(): Promise<number> {
	const [plan, survey] = positionals;
	const { form, data, choices, by } = values;
	if (!plan || !survey || !data) return tell(USAGE);
	const about = aboutOf(survey);
	if (!about.success)
		return tell(about.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
	const sheets = form === undefined ? null : await fileSheets(readFileSync(form), 'form');
	if (sheets && choices !== undefined) {
		const [own] = await fileSheets(readFileSync(choices), 'form');
		sheets.push({ name: 'choices', rows: own?.rows ?? [] });
	}
	const shown = values.show.map((key) => ({ key, by: by.filter((one) => one !== key) }));
	const population = values.population === undefined ? undefined : readFileSync(values.population);
	const sent = { sheets, data: readFileSync(data), population, about: about.data, shown };
	const db = openDatabase(databasePath(), { patient: true });
	try {
		await migrate(db);
		return await importInto(db, plan, sent);
	} finally {
		await closeDatabase(db);
	}
}

async function importInto(
	db: Database,
	plan: string,
	sent: Omit<Parameters<typeof readSurvey>[0], 'remembered'>,
): Promise<number> {
	const { survey, reason } = sent.about;
	const remembered = await snapshot(db, (reader) => listColumns(reader, plan, survey));
	const { found, given } = await readSurvey({ ...sent, remembered });
	for (const fault of found.formFaults) console.error(formFaultWords(fault));
	for (const fault of found.dataFaults) console.error(dataFaultWords(fault));
	if (!given) return tell(`${found.faults} faults; nothing was stored.`);
	for (const { heading, why } of found.dropped) console.log(`dropped: ${heading} (${droppedWords(why)})`);
	for (const key of found.missing) console.log(`not in the answers: ${key}`);
	console.log(`${plan}/${survey}: ${found.responses} responses to ${found.questions} questions read.`);
	if (values['dry-run']) return 0;
	const act = { personId: null, now: new Date(), reason };
	await storeSurvey(db, plan, given, act);
	if (values.publish) await publishWaves(db, plan, survey, act);
	console.log(
		values.publish ? 'Stored and published.' : 'Stored; strangers read nothing of it before it is published.',
	);
	return 0;
}

function tell(sentence: string): number {
	console.error(sentence);
	return 1;
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof Refused || error instanceof Unreadable)) throw error;
	process.exitCode = tell(error instanceof Unreadable ? error.sentence : error.message);
}
