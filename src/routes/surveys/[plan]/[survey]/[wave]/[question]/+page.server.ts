import { snapshot } from '#lib/server/database/driver.ts';
import { creditsOf, getGround } from '#lib/server/places/geometry.ts';
import { absent } from '#lib/server/http/allow.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import { readDistricts } from '#lib/server/survey/readDistricts.ts';
import { readOver } from '#lib/server/survey/readOver.ts';
import { readSplit } from '#lib/server/survey/readSplit.ts';
import { findQuestion } from '#lib/server/survey/queries/surveys.ts';
import type { PageServerLoad } from './$types';

/** A question of a published wave, of everybody or by another question. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { results, ...wave } = await openWave(event, reader);
		const own = results.filter(({ question }) => question.key === event.params.question);
		const [whole] = own;
		if (!whole) absent();
		const keys = own.flatMap(({ by }) => by ?? []);
		const by = readSplit(event.url, keys);
		const splits = await Promise.all(keys.map((key) => findQuestion(reader, wave.wave.id, key)));
		const split = own.find((one) => one.by !== null && one.by === by);
		const options = splits.find((one) => one?.key === by)?.options ?? [];
		const districts = split
			? await readDistricts(reader, {
					...{ planId: wave.plan.id, question: split.question, groups: split.groups, by: options },
					option: event.url.searchParams.get('option'),
				})
			: null;
		const ground = districts && (await getGround(reader, wave.plan.id));
		return {
			...wave,
			whole,
			over: by === null ? await readOver(reader, wave.waves, event.params.question) : null,
			split: split ?? null,
			districts,
			ground,
			credits: ground && creditsOf(ground),
			splits: splits.filter((one) => one !== undefined),
		};
	});
