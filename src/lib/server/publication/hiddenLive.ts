/** Live figures that a draft does not show. Source: docs/rules.md, Publication, Check-list. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { RecordedAnswers } from '#lib/publication/content.ts';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf } from '#lib/publication/liveValue.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { answerFrom } from '#lib/server/database/recorded.ts';
import { readLiveSource } from './liveSource.ts';
import { listNarrative } from './queries/narrative.ts';

/**
 * As they are written, each as often as it stands there; what means nothing is not among them.
 * @param reader aside of everything else: from now on it answers from `answers` alone
 * @param answers as strangers are given them
 */
export async function listHiddenLive(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	answers: RecordedAnswers,
): Promise<string[]> {
	answerFrom(reader, {
		find: (part, key) => {
			const answer = answers.get(part)?.get(key);
			if (answer === undefined) throw new Error(`the draft holds no ${part} for its own text: ${key}`);
			return Promise.resolve(answer);
		},
	});
	const bodies = (await listNarrative(reader, scope, quarter)).map(({ body }) => body);
	const source = await readLiveSource(reader, scope, quarter, bodies);
	return bodies.flatMap((body) =>
		findLive(body, source.codes)
			.filter(({ live }) => !isFault(live) && liveValueOf(live, source).is !== 'known')
			.map(({ offset, length }) => body.slice(offset, offset + length)),
	);
}
