/** Where every partner expected said that there is nothing to report. Source: docs/rules.md, Nothing to report. */
import type { WindowQuestion } from '#lib/figures/answer.ts';
import { calculationOf, isCounted, isReported } from '#lib/figures/calculations.ts';
import type { Reach, ReachTotal } from '#lib/figures/fact.ts';
import { isUnion, reportedBehind } from '#lib/figures/indicator.ts';
import { QUARTERS, windowStart } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { valuesOf } from '#lib/server/database/batch.ts';
import { askedOnce } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { expectations } from './reporting.ts';
import { reportsOfYear } from './reportsOfYear.ts';

/** A reach that is 0 since nobody had anything to report. */
const NONE: Reach = { facts: 0, total: 0, unnamed: 0, groups: new Map() };

/** By identifier of a reported indicator, a derived count or a union that is 0 by statement: the partners that were expected. */
export type Statements = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * The indicators without a value in a window of which all partners expected on their output, in each of its quarters,
 * said that there is nothing, or gave a value to another indicator of the output; one at least must have said it, or nobody
 * spoke of the indicator at all. What hangs on the outcome stays unknown.
 * @param isKnown whether an indicator has a value in the window
 */
export async function listStatements(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	question: WindowQuestion,
	isKnown: (id: number) => boolean,
): Promise<Statements> {
	const silent = framework.indicators.filter(
		({ id, calculation, output }) =>
			output !== null && calculationOf(calculation).isNoneWhenSaid && !isKnown(id),
	);
	const found = new Map<number, ReadonlySet<number>>();
	if (silent.length === 0) return found;
	for (const [output, indicators] of Map.groupBy(silent, (one) => one.output ?? '')) {
		const partners = await partnersWithNothing(reader, scope, framework, question, output);
		if (partners) for (const { id } of indicators) found.set(id, partners);
	}
	for (const indicator of framework.indicators.filter(
		(one) => isUnion(one, framework.byId) || isDerived(one),
	)) {
		const said = reportedBehind(indicator, framework.byId).flatMap(({ id }) => [...(found.get(id) ?? [])]);
		if (said.length > 0 && !isKnown(indicator.id)) found.set(indicator.id, new Set(said));
	}
	return found;
}

function isDerived({ calculation }: FrameworkIndicator): boolean {
	return isCounted(calculation) && !isReported(calculation);
}

/** Reaches of a window, and what is 0 by statement. */
export async function withStatements<R extends ReachTotal>(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	question: WindowQuestion,
	reaches: ReadonlyMap<number, R>,
): Promise<ReadonlyMap<number, R | Reach>> {
	const said = await listStatements(reader, scope, framework, question, (id) => reaches.has(id));
	if (said.size === 0) return reaches;
	return new Map<number, R | Reach>([...reaches, ...nones(said)]);
}

/** What is 0 by statement, as reaches. */
export function nones(said: Statements): (readonly [number, Reach])[] {
	return [...said.keys()].map((id) => [id, NONE]);
}

/** The partners expected on an output in a window, where in each quarter each of them said something; null otherwise. */
async function partnersWithNothing(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	{ year, quarter, window }: WindowQuestion,
	output: string,
): Promise<ReadonlySet<number> | null> {
	const counting = await countingReports(reader, scope.sector.id, scope.plan.id, year);
	const quarters = QUARTERS.filter((one) => one >= windowStart(quarter, window) && one <= quarter);
	if (!quarters.every((each) => counting.isSaid(each, output))) return null;
	const all = new Set<number>();
	const gave: number[] = [];
	for (const each of quarters) {
		const expected = (await expectations(reader, scope, { year, quarter: each })).on(output);
		if (expected.size === 0) return null;
		let said = 0;
		for (const partner of expected) {
			const report = counting.of(partner, each);
			if (!report) return null;
			all.add(partner);
			if (report.nothing || report.outputs.has(output)) said++;
			else gave.push(report.id);
		}
		if (said === 0) return null;
	}
	const reported = framework.indicators.filter((one) => one.output === output);
	return (await giveValues(reader, gave, reported)) ? all : null;
}

interface CountingReport {
	readonly id: number;
	/** It says that there is nothing to report for the sector. */
	readonly nothing: boolean;
	/** Codes of the outputs for which it says so. */
	readonly outputs: ReadonlySet<string>;
}

/** The reports of a sector and a year that count. */
interface CountingReports {
	readonly of: (partner: number, quarter: number) => CountingReport | undefined;
	/** Whether anybody said in a quarter that there is nothing for an output. */
	readonly isSaid: (quarter: number, output: string) => boolean;
}

function keyOf(partner: number, quarter: number): string {
	return `${partner} ${quarter}`;
}

const countingReports = askedOnce(readCountingReports);

async function readCountingReports(
	reader: Reader,
	sector: number,
	plan: number,
	year: number,
): Promise<CountingReports> {
	const counting = (await reportsOfYear(reader, sector, plan, year)).filter(({ counts }) => counts === 1);
	const reports = new Map<string, CountingReport & { outputs: Set<string> }>();
	const said = new Set<string>();
	for (const { id, partner, quarter, nothing, output } of counting) {
		const key = keyOf(partner, quarter);
		const report = reports.get(key) ?? { id, nothing: nothing === 1, outputs: new Set<string>() };
		reports.set(key, report);
		if (output !== null) report.outputs.add(output);
		if (output !== null || report.nothing) said.add(saidKey(quarter, report.nothing ? null : output));
	}
	return {
		of: (partner, quarter) => reports.get(keyOf(partner, quarter)),
		isSaid: (quarter, output) => said.has(saidKey(quarter, null)) || said.has(saidKey(quarter, output)),
	};
}

/** @param output null: the whole sector */
function saidKey(quarter: number, output: string | null): string {
	return `${quarter} ${output ?? ''}`;
}

/** Whether each of the reports gives a value that counts to one of the indicators. */
async function giveValues(
	reader: Reader,
	reports: readonly number[],
	indicators: readonly FrameworkIndicator[],
): Promise<boolean> {
	if (reports.length === 0) return true;
	const [{ giving } = { giving: 0 }] = await rows<{ giving: number }>(
		reader,
		`with k as materialized ${valuesOf('reports', ['report_id'])}, i as materialized ${valuesOf('indicators', ['indicator_id'])}
		select count(*) as giving from k where exists (select 1 from i cross join entry a
			on a.indicator_id = i.indicator_id and a.report_id = k.report_id
			where a.eligible = 1 and a.total is not null)`,
		{
			reports: JSON.stringify(reports.map((id) => [id])),
			indicators: JSON.stringify(indicators.map(({ id }) => [id])),
		},
	);
	return giving === reports.length;
}
