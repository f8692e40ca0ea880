/** A questionnaire and answers that a browser sends. */
import { MOST } from '#lib/exchange/sent.ts';
import { parseForm, typedIn } from '#lib/forms/parseForm.ts';
import type { Refusal } from '#lib/forms/refusal.ts';
import { issueWords } from '#lib/forms/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { onePerPerson } from '#lib/server/files/gate.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused, Unreadable } from '#lib/server/refused.ts';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import type { SurveyFound } from '#lib/survey/found.ts';
import { storeSurvey } from './commands/storeSurvey.ts';
import { fileSheets } from './reading/fileSheets.ts';
import type { OpenSurveys } from './openSurveys.ts';
import { listColumns } from './queries/columns.ts';
import { readSurvey } from './reading/readSurvey.ts';

/** What was found, and whether it is stored; or what is wrong with what was said. What was typed comes back either way. */
export type ReceivedSurvey = Pick<Refusal, 'values' | 'issues'> & {
	readonly found: SurveyFound | null;
	readonly isStored: boolean;
};

const oneSurvey = onePerPerson(() => new Refused('imports busy'));

/** A field of a file that may be left out. */
function isSent(form: FormData, field: string): boolean {
	const file = form.get(field);
	return file instanceof File && file.size > 0;
}

async function bytesOf(form: FormData, field: string): Promise<Uint8Array> {
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0)
		throw new Unreadable(m.importing_no_file(), { status: 422, field });
	if (file.size > MOST.bytes) throw new Unreadable(m.importing_large(), { status: 413, field });
	return new Uint8Array(await file.arrayBuffer());
}

/** Reads what was sent, with every fault of it, and stores it where that was pressed. Throws Refused. */
export async function receiveSurvey(
	db: Database,
	form: FormData,
	open: OpenSurveys,
): Promise<ReceivedSurvey> {
	const { values } = typedIn(surveyImportForm, form);
	const wrong = (issues: Refusal['issues']) => ({ values, issues, found: null, isStored: false });
	const { values: about, issues } = parseForm(surveyImportForm, form);
	if (issues)
		return wrong(
			Object.fromEntries(Object.entries(issues).map(([field, is]) => [field, issueWords(field, is)])),
		);
	const isTheirs = about.sector === '' ? open.mayAll : open.sectors.some(({ code }) => code === about.sector);
	if (!isTheirs) return wrong({ sector: m.issue_choice() });
	return oneSurvey(open.act.personId, async () => {
		try {
			const sheets = isSent(form, 'form') ? await fileSheets(await bytesOf(form, 'form'), 'form') : null;
			const data = await bytesOf(form, 'data');
			const population = isSent(form, 'population') ? await bytesOf(form, 'population') : undefined;
			const remembered = await snapshot(db, (reader) => listColumns(reader, open.plan.code, about.survey));
			const sent = { sheets, about, data, population, remembered, shown: [] };
			const { found, given } = await readSurvey(sent);
			const isStored = given !== null && about.press === 'store';
			if (isStored) await storeSurvey(db, open.plan.code, given, { ...open.act, reason: about.reason });
			return { values, issues: {}, found, isStored };
		} catch (error) {
			if (error instanceof Unreadable) return wrong({ [error.field]: error.sentence });
			throw error;
		}
	});
}
