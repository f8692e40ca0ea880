/** What a published wave shows of a question, as the API is asked for it. */
import type { Reader } from '#lib/server/database/driver.ts';
import { listPublishedWaves, listResults } from './queries/surveys.ts';

interface Asked {
	readonly plan: string;
	readonly survey: string;
	readonly wave: string;
	readonly question: string;
}

/** The wave, and all that it shows of the question, of everybody in `whole`; undefined: there is none, or it shows nothing of it. */
export async function findShown(reader: Reader, asked: Asked) {
	const waves = await listPublishedWaves(reader, asked.plan, asked.survey);
	const found = waves.find(({ wave }) => wave.code === asked.wave);
	const results = found ? await listResults(reader, found.wave.id) : [];
	const own = results.filter(({ question }) => question.key === asked.question);
	const whole = own.find(({ by }) => by === null);
	return found && whole && { found, own, whole };
}
