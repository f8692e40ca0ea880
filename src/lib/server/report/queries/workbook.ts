/** What a report's workbook is made from and read against. */
import type { Scope } from '#lib/plan/scope.ts';
import { localised, readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import type { Quarter, QuarterNumber } from '#lib/plan/quarter.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { cellColumns, type CellColumn } from '#lib/report/workbook.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { getFramework, isEntered, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { listPlaces, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import type { ReportHead } from './head.ts';
import { listReportRows } from './rows.ts';

export interface CodedOrganisation {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
}

export interface WorkbookReference {
	/** Those that partners enter, in the framework's order. */
	readonly indicators: readonly FrameworkIndicator[];
	readonly places: PlaceTree;
	readonly organisations: readonly CodedOrganisation[];
	readonly columns: readonly CellColumn[];
}

/** What the columns and lists of a sector's workbooks are made of. */
export async function readWorkbookReference(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<WorkbookReference> {
	const framework = await getFramework(reader, scope.sector.id, { year, quarter });
	const indicators = framework.indicators.filter(isEntered);
	let dimensions = 0;
	for (const indicator of indicators) dimensions |= indicator.dimensions;
	return {
		indicators,
		places: await listPlaces(reader, scope.plan.id, { year, quarter }),
		organisations: await listOrganisationCodes(reader, scope.plan.id),
		columns: cellColumns(scope.groups, dimensions),
	};
}

/** Everybody whom a row may name, also by a code that is another's by now: that one has no name of its own. */
export async function listKnownOrganisations(reader: Reader, planId: number): Promise<CodedOrganisation[]> {
	const left = await rows<{ id: number; code: string }>(
		reader,
		`select merged_into_id as id, code from organisation
			where plan_id = @planId and merged_into_id is not null order by code`,
		{ planId },
	);
	const nameless = left.map((one) => ({ ...one, name: localised('') }));
	return [...(await listOrganisationCodes(reader, planId)), ...nameless];
}

/** Everybody whom a row may name, by code. */
async function listOrganisationCodes(reader: Reader, planId: number): Promise<CodedOrganisation[]> {
	const found = await rows<Omit<CodedOrganisation, 'name'> & { name: StoredText }>(
		reader,
		`select id, code, name from organisation where plan_id = @planId and merged_into_id is null order by code`,
		{ planId },
	);
	return found.map(({ name, ...organisation }) => ({ ...organisation, name: readText(name) }));
}

export interface LastReport {
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly rows: readonly ReportRow[];
}

/** The partner's last approved report before this one's quarter; undefined: there is none. */
export async function getLastReport(reader: Reader, head: ReportHead): Promise<LastReport | undefined> {
	const { sectorId, partnerId, year, quarter } = head;
	const [last] = await rows<{ id: number; year: number; quarter: QuarterNumber }>(
		reader,
		`select r.id, d.year, d.quarter from report r join period d on d.id = r.period_id
		where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
			and d.year * 4 + d.quarter < @year * 4 + @quarter
		order by d.year * 4 + d.quarter desc limit 1`,
		{ sectorId, partnerId, year, quarter },
	);
	return last && { year: last.year, quarter: last.quarter, rows: await listReportRows(reader, last.id) };
}
