/** What comes out of a survey's published figures, and that nothing comes out of ours. */
import { expect, test } from 'vitest';
import { organizersSurvey } from '#lib/server/demonstration/organizers/survey.ts';
import { perceptionSurvey } from '#lib/server/demonstration/perception/survey.ts';
import { computeWave } from '#lib/server/survey/computeWave.ts';
import type { WaveAnswer } from '#lib/server/survey/waveAnswer.ts';
import type { GivenSurvey } from '#lib/survey/given.ts';
import { stackedSample } from '#lib/survey/stacked.ts';
import { themedQuestion } from '#lib/survey/theme/named.ts';
import { surveyResult } from '#lib/server/survey/surveyResult.ts';
import { attackSurveys, attackWave } from '../../scripts/attack/surveys.ts';

function answerOf(given: GivenSurvey): WaveAnswer {
	const [wave] = given.waves;
	if (!wave) throw new Error('no wave');
	const { code, name, sampling, minimum, bracketsTo, method } = given;
	const find = (key: string) => {
		const asked = wave.questions.find(({ question }) => question.key === key);
		const themes = wave.themes?.find((one) => one.key === key)?.themes;
		if (!asked || !themes) return asked ?? null;
		const named = themes.map((theme, id) => ({ id, words: [], ...theme }));
		return themedQuestion(asked, named);
	};
	const shown = wave.shown.flatMap(({ key, by }) =>
		['', ...by].flatMap((one) => {
			const asked = find(key);
			return asked ? [{ asked, by: one === '' ? null : find(one) }] : [];
		}),
	);
	const minimums = { people: minimum, bracketsTo, count: 5 };
	const sample = stackedSample([wave]);
	const made = computeWave({ sampling, minimums, sample, isWeighted: wave.design !== null }, shown, null);
	return {
		...{ plan: 'p', demonstration: true, minimumCount: 5 },
		survey: { code, name, sampling, minimum, bracketsTo, method },
		wave: { ...wave, origin: null },
		results: shown.flatMap(({ asked: { question }, by }, i) => {
			const result = made[i];
			return result ? [{ question, by: by?.question.key ?? null, printed: null, ...result }] : [];
		}),
	};
}
const organizers = answerOf(organizersSurvey());

test('of the demonstrations nothing comes out', () => {
	for (const given of [organizersSurvey(), perceptionSurvey()])
		expect(attackWave(answerOf(given), 'x')).toEqual([]);
});

test('a small count, a rest, a complement and a difference from the whole each come out', () => {
	const changed = (
		key: string,
		by: string | null,
		change: (groups: WaveAnswer['results'][number]['groups']) => WaveAnswer['results'][number]['groups'],
	) => ({
		...organizers,
		results: organizers.results.map((one) =>
			one.question.key === key && one.by === by ? { ...one, groups: change(one.groups) } : one,
		),
	});
	const withCount = (option: string, n: number) =>
		changed('format', null, (groups) =>
			groups.map((group) => ({
				...group,
				shares: group.shares.map((share) => (share.option === option ? { ...share, n } : share)),
			})),
		);
	const told = (answer: WaveAnswer) => attackWave(answer, 'x').map(({ how, figure }) => `${how} ${figure}`);
	expect(told(withCount('mentor', 3))).toContain('shown format: everybody, mentor shown');
	expect(told(withCount('mentor', 46))).toContain('shown format: everybody, the rest');
	const small = changed('concern_short', 'subgroup', (groups) =>
		groups.map((group) => (group.group === 'latinx' ? { ...group, showing: 'shown' as const } : group)),
	);
	expect(told(small)).toContain('shown concern_short by subgroup: latinx, a group under the minimum');
	const apart = changed('needs_short', 'disability', (groups) =>
		groups.map((group) =>
			group.group === 'yes' ? { ...group, showing: 'few' as const, shares: [] } : group,
		),
	);
	expect(told(apart)).toEqual([]);
	const close = changed('needs_short', 'stays_two_years', (groups) =>
		groups.map((group) =>
			group.group === 'unsure' ? { ...group, showing: 'few' as const, n: null, shares: [] } : group,
		),
	);
	expect(told(close)).toEqual([]);
	const alone = changed('needs_short', 'stays_two_years', (groups) =>
		groups.map((group) =>
			group.group === 'unsure'
				? { ...group, showing: 'few' as const, n: 20, shares: [] }
				: { ...group, n: (group.n ?? 0) + 10 },
		),
	);
	expect(told(alone)).toContain('worked out needs_short by stays_two_years: the 34 others');
});

test('what the API tells otherwise than the file comes out', async () => {
	const { survey, wave, results } = organizers;
	const byKey = (key: string, by: string | null) =>
		results.find((one) => one.question.key === key && one.by === by);
	const get = (change: (text: string) => string) => async (address: string) => {
		if (address === '/surveys/p') return `"/surveys/p/${survey.code}/${wave.code}"`;
		if (address.endsWith('/results.json')) return JSON.stringify(organizers);
		const { pathname, searchParams } = new URL(address, 'http://localhost');
		const [key = '', by] = [pathname.split('/').at(-1), searchParams.get('by')];
		const [whole, split] = [byKey(key, null), byKey(key, by)];
		const of = { plan: { code: 'p', demonstration: true }, survey, wave } as Parameters<
			typeof surveyResult
		>[0];
		const asked = by !== null && split && { result: split, by: { ...split.question, key: by } };
		return whole && change(JSON.stringify(surveyResult(of, whole, asked || undefined)));
	};
	expect((await attackSurveys(get(String), 'p')).breaches).toEqual([]);
	const more = get((text) => text.replace('"base":{"n":39', '"base":{"n":38'));
	const { breaches } = await attackSurveys(more, 'p');
	expect(breaches.map(({ how }) => how)).toContain('difference');
});
