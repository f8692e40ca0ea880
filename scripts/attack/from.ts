/** Where what strangers read is fetched from. */
import { linesOf } from '#lib/publication/content.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { waveAnswer } from '#lib/server/survey/waveAnswer.ts';
import { snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import { getScope, listPlans } from '#lib/server/plan/queries/plans.ts';
import { listOfQuarter, publicationAt } from '#lib/server/publication/queries/edition.ts';
import { getManifest, getPart } from '#lib/server/publication/queries/publications.ts';
import { listStanding } from '#lib/server/publication/queries/standing.ts';
import { readAnnex, type Annex } from '#lib/server/publication/annex.ts';
import type { Get, Published } from './fetched.ts';
import { isPacked } from './packedFiles.ts';

/** @param base such as http://127.0.0.1:3000 */
export function fromServer(base: string): Get {
	return async (address) => {
		const answer = await fetch(new URL(address, base));
		const bytes = Buffer.from(await answer.arrayBuffer());
		return answer.ok ? bytes.toString(isPacked(address) ? 'latin1' : 'utf8') : undefined;
	};
}

/** What the addresses of documents and tables answer, and the lists that lead to them; nothing of anything else. */
export function fromDatabase(db: Database): Get {
	return (address) =>
		snapshot(db, async (reader) => {
			if (address === '/api/v1/plans') {
				const plans = await listPlans(reader);
				return JSON.stringify({ plans: plans.map(({ plan, sectors }) => ({ code: plan.code, sectors })) });
			}
			if (address.startsWith('/surveys/')) return surveysFrom(reader, address);
			const [, plan = '', sector = '', publications, year, quarter, revision, , part] = address.split('/');
			const scope = await getScope(reader, plan, sector);
			if (!scope || publications !== 'publications') return undefined;
			if (year === undefined) {
				const all = await listStanding(reader, scope.sector.id);
				return all.map((one) => `"${address}/${one.year}/q${one.quarter}/${one.revision}"`).join('\n');
			}
			const number = Number(quarter?.slice(1));
			if (!isQuarterNumber(number)) return undefined;
			const of = await listOfQuarter(reader, scope.sector.id, { year: Number(year), quarter: number });
			const found = publicationAt(of, `r${revision ?? ''}`);
			if (!found || found.withdrawn) return undefined;
			if (part === undefined) return getManifest(reader, found.id);
			return linesOf(await getPart(reader, found.id, part));
		});
}

async function surveysFrom(reader: Reader, address: string): Promise<string | undefined> {
	const [, , plan = '', survey, wave] = address.split('/');
	const all = await listPublishedWaves(reader, plan, survey);
	if (wave === undefined)
		return all.map((one) => `"${address}/${one.survey.code}/${one.wave.code}"`).join('\n');
	const found = all.find((one) => one.wave.code === wave);
	if (!found) return undefined;
	return JSON.stringify(waveAnswer({ ...found, results: await listResults(reader, found.wave.id) }));
}

/** What a publication does not show, by the names of its cells: of these figures somebody may know one. */
export function secretsFrom(db: Database, plan: string): (one: Published) => Promise<Map<string, number>> {
	return async (one) => {
		const annex = await annexFrom(db, plan, one);
		const shown = new Set(annex?.shown);
		return new Map(Object.entries(annex?.values ?? {}).filter(([name]) => !shown.has(name)));
	};
}

/** What lies sealed beside a publication. */
export function annexFrom(
	db: Database,
	plan: string,
	{ sector, year, quarter, revision }: Published,
): Promise<Annex | undefined> {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		if (!scope || !isQuarterNumber(quarter)) return undefined;
		const of = await listOfQuarter(reader, scope.sector.id, { year, quarter });
		const found = publicationAt(of, `r${revision}`);
		return found && (await readAnnex(reader, found.id));
	});
}
