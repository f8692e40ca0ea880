/** An organizers' survey: what was published of it comes out, and nothing is crossed that was not. */
import { readFileSync } from 'node:fs';
import { localised } from '#lib/plan/text.ts';
import { readForm } from '#lib/survey/form/readForm.ts';
import type { GivenShown, GivenSurvey } from '#lib/survey/given.ts';
import { textSheets } from '#lib/server/survey/index.ts';
import { organizerAnswer } from './answers.ts';
import { RESPONSES } from './people.ts';
import { PRINTED, SPLITS } from './printed.ts';
import { ORGANIZERS_METHOD, ORGANIZERS_NAME, ORGANIZERS_ORIGIN, ORGANIZERS_WAVE } from './words.ts';

const FORM = 'db/surveys/organizers-2022.csv';

/** The demonstration's survey of organizers, in one wave; a printed figure is said to be published, every other one invented. */
export function organizersSurvey(): GivenSurvey {
	const { questions } = readForm(textSheets(readFileSync(FORM), 'form'));
	const people = Array.from({ length: RESPONSES }, (_, i) => i);
	const shown = questions.map(({ key }): GivenShown => {
		const by = SPLITS[key] ?? [];
		const printed = ['', ...by].map(
			(one) => [one, PRINTED[one === '' ? key : `${key} by ${one}`] ?? []] as const,
		);
		return { key, by, printed: new Map(printed) };
	});
	return {
		...{
			code: 'needs',
			name: ORGANIZERS_NAME,
			sampling: 'open',
			minimum: 50,
			bracketsTo: null,
			method: ORGANIZERS_METHOD,
		},
		sector: null,
		waves: [
			{
				...{
					code: '2022',
					name: ORGANIZERS_WAVE,
					firstDay: '2022-03-18',
					lastDay: '2022-05-05',
					asked: null,
				},
				responses: RESPONSES,
				design: null,
				origin: localised(ORGANIZERS_ORIGIN.en, ORGANIZERS_ORIGIN),
				questions: questions.map(({ key, kind, label, options, upTo, relevant }) => {
					const question = { key, kind, label, options, upTo, relevant };
					return { question, answers: people.map((person) => organizerAnswer(question, person)) };
				}),
				shown,
			},
		],
	};
}
