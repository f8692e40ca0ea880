/** The closed list of what a publication answers, asked of one moment of the data. Source: docs/rules.md, Publication. */
import type { WindowQuestion } from '#lib/figures/answer.ts';
import { isCompared } from '#lib/figures/sideBySide.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { WINDOWS, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { record } from '#lib/server/database/recorded.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { listFilterOptions } from '#lib/server/figures/queries/filterOptions.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPipeline } from '#lib/server/figures/queries/pipeline.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listRecent, RECENT_QUARTERS } from '#lib/server/figures/queries/recent.ts';
import { getReporting, listApprovedPartners } from '#lib/server/figures/queries/reporting.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import { listIndicators } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { getDonor, listDonors } from '#lib/server/funding/queries/donor.ts';
import { getFunding, getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { listPlaces, type PlaceNode } from '#lib/server/places/queries/placeLabels.ts';
import { findSent } from '#lib/server/referral/queries/sent.ts';
import { readLiveSource } from './liveSource.ts';
import { listNarrative } from './queries/narrative.ts';
import { listToldWaves } from './queries/toldWaves.ts';

type Taken = Map<string, Map<string, string>>;

/**
 * Every answer that pages, files and the API give of a published quarter, with true figures; by part, then by what was
 * asked. The snapshot answers nothing else afterwards but this list.
 */
export async function recordQuarter(reader: Reader, scope: WholeScope, quarter: Quarter): Promise<Taken> {
	const taken: Taken = new Map();
	record(reader, {
		take: (part, key, answer) => {
			const its = taken.get(part) ?? new Map<string, string>();
			taken.set(part, its.set(key, answer));
		},
	});
	const places = [...(await listPlaces(reader, scope.plan.id, quarter)).values()];
	await askOfQuarter(reader, scope, quarter);
	for (const window of WINDOWS) await askOfWindow(reader, scope, { ...quarter, window }, places);
	for (const language of LANGUAGES)
		await askInLanguage(reader, { ...scope, language, naming: 'agreed' }, quarter, places);
	return taken;
}

async function askOfQuarter(reader: Reader, scope: WholeScope, quarter: Quarter): Promise<void> {
	await listOutcomesAndOutputs(reader, scope);
	await getReporting(reader, scope, quarter);
	await listRecent(reader, scope, { ...quarter, count: RECENT_QUARTERS });
	await getFunding(reader, scope, quarter.year);
	await listPipeline(reader, scope, quarter);
	await listToldWaves(reader, scope, quarter);
	await findSent(reader, scope, quarter);
	const words = await listNarrative(reader, scope, quarter);
	await readLiveSource(
		reader,
		scope,
		quarter,
		words.map(({ body }) => body),
	);
	await findFilter(reader, scope, {});
	for (const { code } of await listIndicators(reader, scope.sector.id)) await getSeries(reader, scope, code);
}

async function askOfWindow(
	reader: Reader,
	scope: WholeScope,
	question: WindowQuestion,
	places: readonly PlaceNode[],
): Promise<void> {
	for (const compare of [true, false]) await getProgress(reader, scope, { ...question, compare });
	await getPeople(reader, scope, question);
	await listApartByCode(reader, scope, question);
	for (const { code } of await listIndicators(reader, scope.sector.id))
		for (const level of [1, 2, 3] as const)
			await listPlaceFigures(reader, scope, { ...question, indicator: code, level });
	for (const { id, pcode } of places.filter(({ level }) => isCompared(level))) {
		await findFilter(reader, scope, { place: pcode });
		await getProgress(reader, scope, { ...question, filter: { place: id } });
		await listApartByCode(reader, scope, { ...question, within: id });
	}
}

/** What names organisations. */
async function askInLanguage(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	places: readonly PlaceNode[],
): Promise<void> {
	await listApprovedPartners(reader, scope, quarter);
	await listPartnerActivities(reader, scope, quarter);
	await listFilterOptions(reader, scope);
	await getFundingDetail(reader, scope, quarter.year);
	const donors = await listDonors(reader, scope, quarter.year);
	for (const window of WINDOWS) {
		for (const { pcode } of places) await getPlace(reader, scope, pcode, { ...quarter, window });
		for (const { code } of donors) await askOfDonor(reader, scope, code, { ...quarter, window });
	}
}

async function askOfDonor(
	reader: Reader,
	scope: WholeScope,
	code: string,
	question: WindowQuestion,
): Promise<void> {
	const answer = await getDonor(reader, scope, code, question);
	const found = await findFilter(reader, scope, { donor: code });
	const filter = 'filter' in found ? found.filter : undefined;
	for (const { indicator } of answer && filter ? answer.results : [])
		if (indicator.madeOf.length === 0)
			await listPlaceFigures(reader, scope, { ...question, filter, level: 2, indicator: indicator.code });
}
