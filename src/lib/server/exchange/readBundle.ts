/** Everything in a bundle but its reports: read, and checked against itself and against what the plan already has. */
import type { Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import {
	KEYS,
	type ContributionRow,
	type GroupRow,
	type IndicatorRow,
	type PlaceRow,
	type Reference,
	type RequirementRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { sendingsOf } from '#lib/server/exchange/queries/bundle/loadSendings.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import {
	checkFunding,
	checkMarks,
	checkNeeds,
	checkNarrative,
	checkParticipation,
	checkTargets,
	checkOwnWords,
	type Known,
} from '#lib/server/exchange/check/codes.ts';
import { checkSendings, checkServices, districtsAmong } from '#lib/server/exchange/check/beside.ts';
import { checkAlike } from '#lib/server/exchange/check/alike.ts';
import { checkFramework } from '#lib/server/exchange/check/framework.ts';
import { checkGroups } from '#lib/server/exchange/check/groups.ts';
import { checkLeftCodes, checkMerged, stillMerged } from '#lib/server/exchange/check/merged.ts';
import { checkPlaces } from '#lib/server/exchange/check/places.ts';
import type { Issues } from './issue.ts';
import { defaultGroups } from '#lib/plan/catalogue/groups.ts';
import { readFramework } from '#lib/server/exchange/read/framework.ts';
import { readWords } from '#lib/server/exchange/read/words.ts';
import { readNeeds } from '#lib/server/exchange/read/needs.ts';
import { readSendings } from '#lib/server/exchange/read/sendings.ts';
import { readServiceRows } from '#lib/server/exchange/read/services.ts';
import { readNarrative } from '#lib/server/exchange/read/narrative.ts';
import type { PlanPart } from '#lib/server/exchange/read/plan.ts';
import {
	readFundingRows,
	readMarks,
	readParticipation,
	readTargets,
} from '#lib/server/exchange/read/sector.ts';
import { readOrganisations, readPeriods, readPlaces } from '#lib/server/exchange/read/shared.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

/** What the plan has before the import; null when the plan is new. */
export interface Stored {
	readonly shared: Shared | null;
	readonly sector: Omit<Reference, keyof Shared | 'sector'>;
}

/** Rows by key: those of the bundle, and behind them what is stored. */
export interface Merged {
	readonly groups: ReadonlyMap<string, GroupRow>;
	readonly places: ReadonlyMap<string, PlaceRow>;
	readonly indicators: ReadonlyMap<string, IndicatorRow>;
	readonly known: Known;
}

export interface Bundle {
	readonly reference: Reference;
	readonly merged: Merged;
	/** By list and key, the line that a row of the bundle came from. */
	readonly lines: ReadonlyMap<keyof Reference, ReadonlyMap<string, number>>;
}

export async function readBundle(
	source: Source,
	{ plan, sector, ...file }: PlanPart,
	stored: Stored,
	issues: Issues,
	now: Date,
): Promise<Bundle> {
	const groups = file.groups ?? (stored.shared ? [] : defaultGroups());
	const standing = stored.shared?.organisations ?? [];
	const organisations = stillMerged(await readOrganisations(source, issues), standing);
	const allOrganisations = merge(standing, organisations, KEYS.organisations);
	checkMerged(organisations, allOrganisations, issues);
	checkLeftCodes(organisations, standing, issues);
	const places = await readPlaces(source, issues);
	const periods = await readPeriods(source, plan, issues);
	const framework = checkFramework(await readFramework(source, issues), stored.sector, issues);
	const allGroups = merge(stored.shared?.groups ?? [], located(groups), KEYS.groups);
	const allPlaces = merge(stored.shared?.places ?? [], places, KEYS.places);
	const indicators = merge(stored.sector.indicators, framework.indicators, KEYS.indicators);
	const known: Known = {
		organisations: keys(new Map([...allOrganisations].filter(([, { mergedInto }]) => mergedInto === null))),
		merged: new Map(
			[...allOrganisations].flatMap(([code, { mergedInto }]) => (mergedInto ? [[code, mergedInto]] : [])),
		),
		places: keys(allPlaces),
		outputs: keys(merge(stored.sector.outputs, framework.outputs, KEYS.outputs)),
		groups: keys(allGroups),
		periods: keys(merge(stored.shared?.periods ?? [], periods, KEYS.periods)),
	};
	checkGroups(groups, allGroups, issues);
	checkPlaces(places, allPlaces, issues);
	checkAlike(organisations, places, issues);
	const targets = await readTargets(source, plan, (code) => indicators.get(code)?.unit, issues);
	checkTargets(targets, known, issues);
	const needs = await readNeeds(source, plan, issues);
	checkNeeds(needs, known, issues);
	const marks = await readMarks(source, plan, issues);
	checkMarks(marks, keys(indicators), issues);
	const participation = await readParticipation(source, known.merged, issues);
	checkParticipation(participation, known, issues);
	const funding = await readFundingRows(source, plan, known.merged, issues);
	checkFunding(funding, known, issues);
	const words = await readWords(source, plan, known.merged, issues);
	checkOwnWords(words, known, issues);
	const districts = districtsAmong(allPlaces);
	const services = await readServiceRows(source, { plan, now }, known.merged, issues);
	checkServices(services, stored.shared?.services ?? [], known, districts, issues);
	const referrals = await readSendings(source, plan, known.merged, issues);
	const others = (stored.shared?.sectors ?? []).filter(({ code }) => code !== sector.code);
	checkSendings(referrals, { sector, others }, known, districts, issues);
	const narrative = await readNarrative(source, issues);
	checkNarrative(narrative, plan, known, issues);
	return {
		reference: {
			plan,
			sector,
			limits: file.limits,
			groups,
			organisations: plain(organisations),
			places: plain(places),
			periods: plain(periods),
			outcomes: plain(framework.outcomes),
			outputs: plain(framework.outputs),
			indicators: plain(framework.indicators),
			targets: plain(targets),
			needs: plain(needs),
			marks: plain(marks),
			participation: plain(participation),
			requirements: plain(funding).flatMap((row) => (row.kind === 'requirement' ? [toRequirement(row)] : [])),
			contributions: plain(funding).flatMap((row) =>
				row.kind === 'contribution' ? [toContribution(row)] : [],
			),
			narrative: narrative.map(({ row }) => row),
			words: plain(words),
			services: plain(services),
			referrals: sendingsOf(plain(referrals)),
		},
		merged: { groups: allGroups, places: allPlaces, indicators, known },
		lines: new Map<keyof Reference, ReadonlyMap<string, number>>([
			['organisations', linesOf(organisations, KEYS.organisations)],
			['places', linesOf(places, KEYS.places)],
			['periods', linesOf(periods, KEYS.periods)],
			['marks', linesOf(marks, KEYS.marks)],
			['words', linesOf(words, KEYS.words)],
			['services', linesOf(services, KEYS.services)],
			['referrals', linesOf(referrals.toReversed(), KEYS.referrals)],
		]),
	};
}

function toRequirement({ year, output, amount, currency, usdRate }: RequirementRow): RequirementRow {
	return { year, output, amount, currency, usdRate };
}

function toContribution(row: ContributionRow & { kind: string }): ContributionRow {
	return without(row, 'kind');
}

function plain<Row>(rows: readonly Located<Row>[]): Row[] {
	return rows.map(({ row }) => row);
}

function located<Row>(rows: readonly Row[]): Located<Row>[] {
	return rows.map((row) => ({ row, line: 0 }));
}

function merge<Row>(
	stored: readonly Row[],
	read: readonly Located<Row>[],
	keyOf: (row: Row) => string,
): Map<string, Row> {
	return new Map([...stored, ...plain(read)].map((row) => [keyOf(row), row]));
}

function keys(map: ReadonlyMap<string, unknown>): Set<string> {
	return new Set(map.keys());
}

function linesOf<Row>(rows: readonly Located<Row>[], keyOf: (row: Row) => string): Map<string, number> {
	return new Map(rows.map(({ row, line }) => [keyOf(row), line]));
}
