import type { Reader } from '#lib/server/database/driver.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { absent, assertMay } from '#lib/server/http/allow.ts';
import { writeFor } from '#lib/server/plan/index.ts';
import { findMethod, listPublishedWaves, listResults } from './queries/surveys.ts';

export type AskedWave = Parameters<typeof assertMay>[0] & {
	readonly params: { readonly plan: string; readonly survey: string; readonly wave: string };
};

/** The published wave of an address with what it shows, and the survey's other waves. Throws 404 where there is none. */
export async function openWave(event: AskedWave, reader: Reader) {
	assertMay(event);
	const { params } = event;
	const all = await listPublishedWaves(reader, params.plan, params.survey);
	const found = all.find(({ wave }) => wave.code === params.wave) ?? absent();
	writeFor(found.plan);
	const writing = writingOf(found.plan);
	const results = await listResults(reader, found.wave.id);
	const method = await findMethod(reader, found.wave.id, found.survey.method);
	return {
		...found,
		survey: { ...found.survey, method },
		writing,
		waves: all.map(({ wave }) => wave),
		results,
	};
}

export type OpenWave = Awaited<ReturnType<typeof openWave>>;
