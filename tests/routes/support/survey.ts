/** A survey of one published wave with one question, and one that nobody published. */
import * as schema from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';

const en = (text: string) => ({ en: text });

export async function addSurvey(writer: Writer, planId: number): Promise<void> {
	const words = ['sponsor', 'collector', 'mode', 'universe', 'sampling', 'consent'] as const;
	const method = Object.fromEntries(words.map((word) => [word, en(word)])) as Record<
		(typeof words)[number],
		{ en: string }
	>;
	const { id: surveyId } = await returned(
		writer
			.insert(schema.survey)
			.values({
				planId,
				code: 'voices',
				name: en('Voices'),
				sampling: 'open',
				minimum: 30,
				method: { ...method, weighting: null },
			})
			.returning(),
	);
	for (const [code, publishedAt] of [
		['first', new Date('2024-05-03T08:00:00Z')],
		['second', null],
	] as const) {
		const { id: waveId } = await returned(
			writer
				.insert(schema.surveyWave)
				.values({
					surveyId,
					code,
					name: en(code),
					firstDay: '2024-04-01',
					lastDay: '2024-04-30',
					responses: 40,
					publishedAt,
				})
				.returning(),
		);
		if (publishedAt === null) await addOpenQuestion(writer, waveId);
		const { id: questionId } = await returned(
			writer
				.insert(schema.surveyQuestion)
				.values({
					waveId,
					position: 9,
					key: 'safe',
					kind: 'select_one',
					label: en('Are you safe?'),
					options: ['yes', 'no'].map((name) => ({ name, label: en(name) })),
				})
				.returning(),
		);
		const share = (option: string, n: number) => ({ option, n, share: n / 40, low: null, high: null });
		const shares = [share('yes', 30), share('no', 10)];
		const groups = [{ group: null, showing: 'shown', n: 40, weighted: null, shares, number: null }] as const;
		await writer
			.insert(schema.surveyResult)
			.values({ questionId, byKey: '', result: { groups, findings: [], changes: [] } });
	}
}

/** Open answers with a theme that a person has named. */
async function addOpenQuestion(writer: Writer, waveId: number): Promise<void> {
	const { id: questionId } = await returned(
		writer
			.insert(schema.surveyQuestion)
			.values({ waveId, position: 1, key: 'why', kind: 'text', label: en('Why?'), options: [] })
			.returning(),
	);
	await writer.insert(schema.surveyAnswers).values({ questionId, answers: ['water', 'jobs', null] });
	await writer.insert(schema.theme).values([
		{ questionId, name: en('Water'), words: ['water'], answers: [0] },
		{ questionId, name: en('Jobs'), words: ['jobs'], answers: [1] },
	]);
}
