/** Numbers of the population as they were typed into a page. */
import { hasDecimalComma } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { readEntry } from '#lib/report/number.ts';
import { dataFaultWords } from '#lib/survey/words/faults.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { fitWave, type FittingWave } from './commands/fitWave.ts';
import type { FittedTo } from './queries/fitted.ts';

/** Of the largest country there is. */
const MOST_PEOPLE = 10_000_000_000;

/** Makes a wave's weights fit them. Returns what is wrong, by field; then nothing changes. Throws Refused as `fitWave`. */
export async function receivePopulation(
	db: Database,
	act: FittingWave,
	questions: readonly FittedTo[],
	typed: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
	const issues: Record<string, string> = {};
	const population = new Map<string, Map<string, number>>();
	for (const { id, key, options, people: told, isLong } of questions) {
		const people = new Map<string, number>();
		for (const [position, { name }] of options.entries()) {
			if (isLong) {
				// What a file told is not typed, and stays beside what is.
				const count = told?.[position] ?? null;
				if (count !== null) people.set(name, count);
				continue;
			}
			const text = typed[`${id}.${position}`] ?? '';
			const read = readEntry(text, 'people', hasDecimalComma());
			if (read === null) continue;
			if (typeof read !== 'number' || read < 0 || read > MOST_PEOPLE)
				issues[`people.${id}.${position}`] = m.survey_in_no_whole({ text });
			else people.set(name, read);
		}
		if (people.size > 0) population.set(key, people);
	}
	if (Object.keys(issues).length > 0) return issues;
	if (population.size === 0) return { form: m.surveypeople_nothing() };
	for (const fault of await fitWave(db, act, population)) {
		const question = questions.find(({ key }) => key === fault.column);
		const field = question ? `question-${question.id}` : 'form';
		// No column of a file is meant, and what is said of one question stands beside it.
		const words = dataFaultWords({ ...fault, column: '' });
		issues[field] = [issues[field], words].filter((one) => one !== undefined).join(' ');
	}
	return issues;
}
