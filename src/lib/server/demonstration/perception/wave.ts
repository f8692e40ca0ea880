/** Five thousand answers of one wave, the same at each start: 26 districts, eight cadastres in each. */
import { localised } from '#lib/plan/text.ts';
import type { GivenWave } from '#lib/survey/given.ts';
import type { Answer, Question } from '#lib/survey/question.ts';
import { dice, thrown } from '../dice.ts';
import { DISTRICTS } from './districts.ts';
import { sayOpenly } from './spoken.ts';
import { NAMES, ORIGINS, QUESTIONS } from './words.ts';

const CADASTRES = 8;
const PEOPLE = 5000;

interface Round {
	readonly seed: number;
	/** Share that says services cause tension, and how far cadastres lie apart. */
	readonly tension: number;
	readonly apart: number;
}

/** Set so that the share and its margin come out as they are published: 53 % ± 2.0. */
export const ROUNDS: Readonly<Record<keyof typeof NAMES, Round>> = {
	earlier: { seed: 17, tension: 0.48, apart: 0.15 },
	later: { seed: 18, tension: 0.5216, apart: 0.15 },
};

interface Person {
	readonly district: number;
	readonly cadastre: number;
	readonly weight: number;
	readonly answers: ReadonlyMap<Question, Answer>;
}

function askPeople({ seed, tension, apart }: Round): Person[] {
	const throws = dice(seed);
	const leanings = Array.from({ length: DISTRICTS.length * CADASTRES }, () => (throws() - 0.5) * 2 * apart);
	return Array.from({ length: PEOPLE }, (_, i) => {
		const unit = i % leanings.length;
		const lean = leanings[unit] ?? 0;
		const district = Math.floor(unit / CADASTRES);
		const sex = thrown(throws(), [51, 49]);
		const yes = tension + lean - (sex === 0 ? 0.015 : -0.015);
		const tense = thrown(throws(), [yes, (1 - yes) * 0.85, (1 - yes) * 0.15]);
		const helps = [0.71, 0.52, 0.44, 0.33, 0.27].flatMap((share, option) =>
			throws() < share ? [option] : [],
		);
		return {
			district,
			cadastre: unit,
			weight: (1 + (district % 5) / 4) * (1 + thrown(throws(), [2, 5, 2])),
			answers: new Map<Question, Answer>([
				[QUESTIONS.tension, tense],
				[QUESTIONS.safety, thrown(throws(), [0.24 - lean / 3, 0.4, 0.25, 0.11 + lean / 3])],
				[QUESTIONS.helps, helps.slice(0, 3)],
				[QUESTIONS.sex, sex],
				[QUESTIONS.age, thrown(throws(), [42, 41, 17])],
				[QUESTIONS.district, district],
			]),
		};
	});
}

/** A wave of the demonstration's perception survey. */
export function perceptionWave(round: keyof typeof ROUNDS): GivenWave {
	const people = askPeople(ROUNDS[round]);
	const of = (question: Question) => ({
		question,
		answers: people.map(({ answers }) => answers.get(question) ?? null),
	});
	const printed = new Map(round === 'later' ? [['', ['yes']]] : []);
	const [sex, age] = [QUESTIONS.sex.key, QUESTIONS.age.key];
	const isLater = round === 'later';
	const spoken = sayOpenly(ROUNDS[round].seed, isLater ? 1 : 0, people.length);
	return {
		code: isLater ? '2024-03' : '2023-08',
		name: NAMES[round] ?? localised(''),
		firstDay: isLater ? '2024-03-01' : '2023-08-01',
		lastDay: isLater ? '2024-03-31' : '2023-08-31',
		asked: null,
		responses: people.length,
		design: {
			weights: people.map(({ weight }) => weight),
			weightKind: 'relative',
			strata: people.map(({ district }) => String(district + 1)),
			units: people.map(({ cadastre }) => String(cadastre + 1)),
		},
		origin: ORIGINS[round],
		questions: Object.values(QUESTIONS).map((question) =>
			question === QUESTIONS.words ? { question, answers: spoken.answers } : of(question),
		),
		themes: [{ key: QUESTIONS.words.key, themes: spoken.themes }],
		shown: [
			{ key: QUESTIONS.tension.key, by: [sex, age], printed },
			{ key: QUESTIONS.safety.key, by: [sex, age, QUESTIONS.district.key], printed: new Map() },
			{ key: QUESTIONS.helps.key, by: [sex, age], printed: new Map() },
			{ key: QUESTIONS.words.key, by: [sex], printed: new Map() },
		],
	};
}
