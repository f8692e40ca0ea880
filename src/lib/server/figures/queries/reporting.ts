import type { Reporting } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Language } from '#lib/plan/text.ts';
import { quarterIndex, type Quarter, type QuarterNumber } from '#lib/plan/quarter.ts';
import { askedOnce, keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { textIn } from '#lib/server/database/text.ts';
import { reportsOfYear, type ReportOfYear } from './reportsOfYear.ts';

interface Participation {
	/** The output's code. */
	output: string;
	partner_id: number;
	from_quarter: number;
	to_quarter: number | null;
}

/**
 * How many of the partners expected in a quarter have an approved report, and how many of the others a submitted one.
 */
export const getReporting = recorded(
	{ part: 'reporting', key: (_scope: Scope, { year, quarter }: Quarter) => [year, quarter] },
	readReporting,
);

async function readReporting(reader: Reader, scope: Scope, quarter: Quarter): Promise<Reporting> {
	const expected = await listExpected(reader, scope, quarter);
	const said = await listReports(reader, scope, quarter);
	const of = (among: readonly ReportOfYear[]) =>
		new Set(among.map(({ partner }) => partner)).intersection(expected);
	const approved = of(said.filter(({ counts }) => counts === 1));
	const submitted = of(said.filter(({ state }) => state === 'submitted'));
	return { expected: expected.size, approved: approved.size, submitted: submitted.difference(approved).size };
}

/**
 * Identifiers of the partners expected to report in a quarter: by participation; where none is in force then, the
 * partners that reported in that year.
 */
export async function listExpected(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
): Promise<ReadonlySet<number>> {
	return (await expectations(reader, scope, quarter)).all;
}

/** Who is expected to report in a quarter, by identifier. */
export interface Expected {
	readonly all: ReadonlySet<number>;
	/** On an output, by its code. */
	readonly on: (output: string) => ReadonlySet<number>;
}

/** Of each output of the sector, the codes of the partners that take part in it in a quarter, in order. */
export async function listTakingPart(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const found = await rows<{ output: string; partner: string | null }>(
		reader,
		`select u.code as output, o.code as partner from output u
			left join participation p on p.output_id = u.id and p.from_quarter <= @at and coalesce(p.to_quarter, @at) >= @at
			left join organisation o on o.id = p.partner_id
		where u.sector_id = @sector order by u.code, o.code`,
		{ sector: scope.sector.id, at: quarterIndex(quarter) },
	);
	const byOutput = Map.groupBy(found, ({ output }) => output);
	return new Map(
		[...byOutput].map(([output, some]) => [output, some.flatMap(({ partner }) => partner ?? [])]),
	);
}

/** Where nobody takes part in an output then, the partners that reported in that year are expected on it. */
export async function expectations(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<Expected> {
	return expectedIn(reader, scope.sector.id, scope.plan.id, year, quarter);
}

const expectedIn = askedOnce(readExpected);

async function readExpected(
	reader: Reader,
	sector: number,
	plan: number,
	year: number,
	quarter: QuarterNumber,
): Promise<Expected> {
	const index = quarterIndex({ year, quarter });
	const inForce = (await listParticipation(reader, sector)).filter(
		({ from_quarter, to_quarter }) => from_quarter <= index && (to_quarter ?? index) >= index,
	);
	const reported = await reportersOf(reader, sector, plan, year);
	const byOutput = new Map(
		[...Map.groupBy(inForce, ({ output }) => output)].map(([output, some]) => [output, partnersOf(some)]),
	);
	return {
		all: inForce.length > 0 ? partnersOf(inForce) : reported,
		on: (output) => byOutput.get(output) ?? reported,
	};
}

function partnersOf(some: readonly Participation[]): ReadonlySet<number> {
	return new Set(some.map(({ partner_id }) => partner_id));
}

const reportersOf = askedOnce(readReporters);

async function readReporters(
	reader: Reader,
	sector: number,
	plan: number,
	year: number,
): Promise<ReadonlySet<number>> {
	const reports = await reportsOfYear(reader, sector, plan, year);
	return new Set(reports.filter(({ state }) => state !== 'draft').map(({ partner }) => partner));
}

const listParticipation = keptAnswer(readParticipation);

async function readParticipation(reader: Reader, sector: number): Promise<readonly Participation[]> {
	return rows<Participation>(
		reader,
		`select u.code as output, p.partner_id, p.from_quarter, p.to_quarter from output u join participation p on p.output_id = u.id
		where u.sector_id = @sector`,
		{ sector },
	);
}

/** The partners whose approved report of a quarter counts and says more than that there is nothing, by code. */
export const listApprovedPartners = recorded(
	{ part: 'reported', key: ({ language }: Scope, { year, quarter }: Quarter) => [language, year, quarter] },
	readApprovedPartners,
);

async function readApprovedPartners(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
): Promise<{ code: string; name: string }[]> {
	const approved = (await listReports(reader, scope, quarter)).filter(
		({ counts, nothing }) => counts === 1 && nothing === 0,
	);
	const organisations = await listOrganisations(reader, scope.plan.id, scope.language);
	return approved
		.flatMap(({ partner }) => organisations.get(partner) ?? [])
		.sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function listReports(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<readonly ReportOfYear[]> {
	const reports = await reportsOfYear(reader, scope.sector.id, scope.plan.id, year);
	return reports.filter((report) => report.quarter === quarter);
}

const listOrganisations = keptAnswer(readOrganisations);

async function readOrganisations(
	reader: Reader,
	planId: number,
	language: Language,
): Promise<ReadonlyMap<number, { code: string; name: string }>> {
	const found = await rows<{ id: number; code: string; name: string }>(
		reader,
		`select id, code, ${textIn('name')} as name from organisation where plan_id = @planId`,
		{ planId, language },
	);
	return new Map(found.map(({ id, code, name }) => [id, { code, name }]));
}
