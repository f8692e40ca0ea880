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

/** What a server answers that has one wave. @param change of the API's answers; undefined: none is given */
function servedBy(
	answer: WaveAnswer,
	change: (text: string, key: string, by: string | null) => string | undefined,
) {
	const { survey, wave, results } = answer;
	return async (address: string) => {
		if (address === '/surveys/p') return `"/surveys/p/${survey.code}/${wave.code}"`;
		if (address.endsWith('/results.json')) return JSON.stringify(answer);
		const { pathname, searchParams } = new URL(address, 'http://localhost');
		const [key, by] = [decodeURIComponent(pathname.split('/').at(-1) ?? ''), searchParams.get('by')];
		const find = (split: string | null) =>
			results.find((one) => one.question.key === key && one.by === split);
		const [whole, result] = [find(null), find(by)];
		if (!whole || !result || !pathname.startsWith('/api/')) return undefined;
		const of = { plan: { code: 'p', demonstration: true }, survey, wave } as Parameters<
			typeof surveyResult
		>[0];
		const asked = by === null ? undefined : { result, by: { ...result.question, key: by } };
		return change(JSON.stringify(surveyResult(of, whole, asked)), key, by);
	};
}
const attacked = async (get: ReturnType<typeof servedBy>, hasApi = true) =>
	(await attackSurveys(get, 'p', hasApi)).breaches.map(({ how, figure }) => `${how} ${figure}`);

test('what the API tells otherwise than the file comes out', async () => {
	expect(await attacked(servedBy(organizers, String))).toEqual([]);
	const more = (text: string) => text.replace('"base":{"n":39', '"base":{"n":38');
	expect((await attacked(servedBy(organizers, more))).join()).toContain('difference');
});

test('what the API does not answer of the file comes out, where there is an API', async () => {
	const without = (...[text, key, by]: [string, string, string | null]) =>
		key === 'needs_short' && by !== 'disability' ? text : undefined;
	const found = await attacked(servedBy(organizers, without));
	expect(found).toContain('difference format: not answered');
	expect(found).toContain('difference needs_short: by disability, not answered');
	expect(found.join()).not.toContain('needs_short: by stays_two_years');
	expect(
		await attacked(
			servedBy(organizers, () => undefined),
			false,
		),
	).toEqual([]);
	const groupless = (text: string) => JSON.stringify({ ...(JSON.parse(text) as object), groups: [] });
	expect((await attacked(servedBy(organizers, groupless))).join()).toContain('difference needs_short: yes');
});

test('questions are asked for by whatever they are called', async () => {
	const called = (key: string) => `${key}/?a&b#100%`;
	const results = organizers.results.map((one) => ({
		...{ ...one, by: one.by === null ? null : called(one.by) },
		question: { ...one.question, key: called(one.question.key) },
	}));
	expect(await attacked(servedBy({ ...organizers, results }, String))).toEqual([]);
});
