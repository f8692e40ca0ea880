import { onePart } from '#lib/plan/onePart.ts';
import { ANSWERS_SHOWN } from '#lib/survey/forms/themes.ts';
import { codingAgreement, codingSample } from '#lib/survey/theme/coding.ts';
import { namedThemes } from '#lib/survey/theme/named.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findAnswers, listCodings, listThemes } from './queries/themes.ts';

/** Answers that stand beside a theme. */
const CLOSEST = 3;

/** What an address asks of the answers: `none` those of no theme, a number those of a theme, else all. */
interface AskedAnswers {
	readonly of: string | null;
	readonly part: string | null;
}

/** The themes of a question with what lies closest to them, and a part of its answers with where each lies. */
export async function readThemes(reader: Reader, questionId: number, { of, part }: AskedAnswers) {
	const answers = await findAnswers(reader, questionId);
	const themes = await listThemes(reader, questionId);
	const wordsAt = (at: number) => String(answers[at] ?? '');
	const answered = answers.flatMap((answer, at) => (answer === null ? [] : [at]));
	const taken = new Set(themes.flatMap((theme) => theme.answers));
	const own = themes.find(({ id }) => String(id) === of);
	const asked = own?.answers ?? (of === 'none' ? answered.filter((at) => !taken.has(at)) : answered);
	const { shown, ...parts } = onePart(asked, part, ANSWERS_SHOWN);
	const named = namedThemes(themes).map(({ id }) => id);
	const codings = (await listCodings(reader, questionId)).map(({ coded }) => coded);
	const agreement = codingAgreement(codings, named, codingSample(answers).length);
	return {
		answered: answered.length,
		inNone: answered.filter((at) => !taken.has(at)).length,
		themes: themes.map(({ id, name, words, answers }) => ({
			...{ id, name, words, count: answers.length },
			closest: answers.slice(0, CLOSEST).map(wordsAt),
			alpha: agreement?.alphas.get(id),
		})),
		of: own ? own.id : of === 'none' ? ('none' as const) : null,
		...parts,
		shown: shown.map((at) => ({
			at,
			words: wordsAt(at),
			themes: themes.filter((theme) => theme.answers.includes(at)).map(({ id }) => id),
		})),
		agreement: agreement && { coders: agreement.coders, twice: agreement.twice },
	};
}

/** What one coder is still to code: a few answers, without where they lie or what another coded. */
export async function readCoding(reader: Reader, questionId: number, personId: number) {
	const answers = await findAnswers(reader, questionId);
	const sample = codingSample(answers);
	const codings = await listCodings(reader, questionId);
	const own = codings.find((one) => one.personId === personId)?.coded ?? [];
	const open = sample.filter((at) => !own.some((one) => one.answer === at));
	const themes = namedThemes(await listThemes(reader, questionId));
	return {
		coded: own.length,
		sample: sample.length,
		others: codings.filter((one) => one.personId !== personId && one.coded.length > 0).length,
		themes: themes.map(({ id, name, words }) => ({ id, name, words })),
		shown: open.slice(0, ANSWERS_SHOWN / 2).map((at) => ({ at, words: String(answers[at] ?? '') })),
	};
}
