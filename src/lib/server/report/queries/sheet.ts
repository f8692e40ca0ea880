/** Everything that a report's form shows, beside its rows. */
import type { Scope } from '#lib/plan/scope.ts';
import { isReported } from '#lib/figures/calculations.ts';
import type { SheetOrganisation, ReportRow, Sheet, SheetOutput, SheetPlace } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { listComments } from './comments.ts';
import { findLastQuarter, listFindings, listLastQuarter, listParticipatedIndicators } from './findings.ts';
import type { ReportHead } from './head.ts';
import { listReportRows } from './rows.ts';

/** A report with its rows, what is wrong or odd in them, and what they are compared with. Amounts in smallest units. */
export async function readSheet(reader: Reader, scope: Scope, head: ReportHead): Promise<Sheet> {
	const reported = await listReportRows(reader, head.id);
	const participated = await listParticipatedIndicators(reader, head);
	return {
		currency: scope.plan.currency,
		outputs: await listSheetOutputs(reader, scope),
		rows: reported,
		places: await listSheetPlaces(reader, scope, reported),
		lastQuarter: await findLastQuarter(reader, head),
		last: Object.fromEntries(await listLastQuarter(reader, head)),
		findings: await listFindings(reader, head, reported),
		comments: await listComments(reader, head),
		participated: participated && [...participated],
		organisations: await listOrganisations(reader, scope),
		groups: scope.groups,
	};
}

async function listSheetOutputs(reader: Reader, scope: Scope): Promise<SheetOutput[]> {
	const { indicators } = await getFramework(reader, scope.sector.id);
	const nodes = await listOutcomesAndOutputs(reader, scope);
	return nodes
		.map(({ code, name }) => ({
			code,
			name,
			indicators: indicators
				.filter((one) => isReported(one.calculation) && (one.output ?? one.outcome) === code)
				.map(({ id, code, name, unit, calculation, dimensions, required, counts }) => ({
					id,
					code,
					name,
					unit,
					calculation,
					dimensions,
					required,
					counts,
				})),
		}))
		.filter(({ indicators }) => indicators.length > 0);
}

/** The places that rows name, by identifier. */
export async function listSheetPlaces(
	reader: Reader,
	scope: Scope,
	reported: readonly Pick<ReportRow, 'placeId'>[],
): Promise<Record<number, SheetPlace>> {
	const tree = await listPlaces(reader, scope.plan.id);
	const named = new Set(reported.flatMap(({ placeId }) => placeId ?? []));
	return Object.fromEntries(
		[...named].flatMap((id) => {
			const node = tree.get(id);
			if (!node) return [];
			const { pcode, name, level, parent } = labelOfPlace(node, tree);
			return [[id, { pcode, name, level, within: parent?.name ?? null }]];
		}),
	);
}

async function listOrganisations(reader: Reader, { plan, language }: Scope): Promise<SheetOrganisation[]> {
	return rows<SheetOrganisation>(
		reader,
		`select id, ${textIn('name')} as name from organisation where plan_id = @planId order by 2, code`,
		{ planId: plan.id, language },
	);
}
