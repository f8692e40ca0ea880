/** A survey of the quarter's plan: drawn people and such as came by themselves, a group of few, a number. */
import { METHOD } from '#lib/server/demonstration/perception/words.ts';
import { localised } from '#lib/plan/text.ts';
import type { GivenSurvey } from '#lib/survey/given.ts';
import type { Question, QuestionKind, Sampling } from '#lib/survey/question.ts';

const PEOPLE = Array.from({ length: 400 }, (_, i) => i);

const question = (key: string, kind: QuestionKind, names: readonly string[]): Question => ({
	key,
	kind,
	label: localised(`Question ${key}`, { fr: `Question ${key}`, ar: `سؤال ${key}` }),
	options: names.map((name) => ({ name, label: localised(name) })),
	upTo: null,
	relevant: null,
});

/** Of 400 people some two of five are safe and three say what nobody else does; forty live in a camp, six on the street. */
export function spokenSurvey(sampling: Sampling): GivenSurvey {
	const isDrawn = sampling === 'probability';
	return {
		code: isDrawn ? 'drawn' : 'open',
		name: localised('Voices', { fr: 'Voix', ar: 'أصوات' }),
		sampling,
		minimum: 30,
		bracketsTo: 49,
		method: METHOD,
		sector: null,
		waves: [
			{
				code: '2024-03',
				name: localised('March 2024', { fr: 'Mars 2024', ar: 'آذار 2024' }),
				firstDay: '2024-03-01',
				lastDay: '2024-03-28',
				asked: null,
				responses: PEOPLE.length,
				design: isDrawn
					? {
							...{ weights: PEOPLE.map(() => 1), weightKind: 'relative' },
							...{ strata: PEOPLE.map((i) => `${i % 4}`), units: PEOPLE.map((i) => `${i % 80}`) },
						}
					: null,
				origin: null,
				questions: [
					{
						question: question('safe', 'select_one', ['yes', 'no', 'unsure', 'rare']),
						answers: PEOPLE.map((i) => (i < 3 ? 3 : i % 5 === 2 ? 2 : i % 2)),
					},
					{
						question: question('home', 'select_one', ['house', 'camp', 'tent', 'street']),
						answers: PEOPLE.map((i) => (i % 10 === 1 ? 1 : i % 11 === 0 ? 2 : i % 64 === 0 ? 3 : 0)),
					},
					{ question: question('rooms', 'integer', []), answers: PEOPLE.map((i) => 1 + ((i * i) % 7)) },
				],
				shown: [
					{ key: 'safe', by: ['home'] },
					{ key: 'rooms', by: ['home'] },
				],
			},
		],
	};
}
