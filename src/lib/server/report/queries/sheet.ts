/** Everything that a report's form shows, beside its rows. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { countsKinds } from '#lib/figures/indicator.ts';
import type {
	SheetOrganisation,
	ReportRow,
	Sheet,
	SheetDerived,
	SheetOutput,
	SheetPlace,
} from '#lib/report/sheet.ts';
import { unsaid } from '#lib/report/stands.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { getFramework, isEntered } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { listComments } from './comments.ts';
import { findLastQuarter, listLastFigures, listReportedIndicators } from './last.ts';
import { listFindings, listParticipatedIndicators } from './findings.ts';
import { listStandingFigures } from './stands.ts';
import type { ReportHead } from './head.ts';
import { listNothing, listOutputWords, outputIds } from './outputs.ts';
import { listReportRows } from './rows.ts';

/** A report with its rows, what is wrong or odd in them, and what they are compared with. Amounts in smallest units. */
export async function readSheet(reader: Reader, scope: Scope, head: ReportHead): Promise<Sheet> {
	const reported = await listReportRows(reader, head.id);
	const standing = head.nothingToReport ? [] : unsaid(reported, await listStandingFigures(reader, head));
	const participated = await listParticipatedIndicators(reader, head);
	return {
		currency: scope.plan.currency,
		yearStarts: scope.plan.yearStarts,
		outputs: await listSheetOutputs(
			reader,
			scope,
			head,
			new Set(reported.map(({ indicatorId }) => indicatorId)),
		),
		derived: await listDerived(reader, scope, head),
		rows: reported,
		places: await listSheetPlaces(reader, scope, head, [...reported, ...standing]),
		lastQuarter: await findLastQuarter(reader, head),
		last: await listLastFigures(reader, head),
		standing,
		reported: await listReportedIndicators(reader, head),
		words: await listOutputWords(reader, head.id),
		nothing: await listNothing(reader, head.id),
		findings: await listFindings(reader, head, reported),
		comments: await listComments(reader, head),
		participated: participated && [...participated],
		donors: await listOrganisations(reader, scope, GIVES),
		organisations: await listOrganisations(reader, scope),
		groups: scope.groups,
	};
}

/** @param used indicators of the report's rows: one that is closed by now still has its rows */
async function listSheetOutputs(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
	used: ReadonlySet<number>,
): Promise<SheetOutput[]> {
	const { indicators } = await getFramework(reader, scope.sector.id, { year, quarter });
	const nodes = await listOutcomesAndOutputs(reader, scope);
	const ids = await outputIds(reader, scope.sector.id);
	return nodes
		.map(({ code, name, outcome }) => ({
			id: outcome === null ? null : (ids.get(code) ?? null),
			code,
			name,
			indicators: indicators
				.filter((one) => isEntered(one) || used.has(one.id))
				.filter((one) => (one.output ?? one.outcome) === code)
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

/** Indicators that count the places in which their parts have something. */
async function listDerived(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<SheetDerived[]> {
	const { indicators } = await getFramework(reader, scope.sector.id, { year, quarter });
	return indicators
		.filter((one) => countsKinds(one) && one.parts.length > 0)
		.map(({ code, name, output, outcome, parts, of, counts }) => ({
			code,
			name,
			output: output ?? outcome,
			parts,
			of,
			// Its parts count alike.
			counts: indicators.find(({ id }) => id === parts[0])?.counts ?? counts,
		}));
}

/** The places that rows name, by identifier. */
export async function listSheetPlaces(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	reported: readonly Pick<ReportRow, 'placeId'>[],
): Promise<Record<number, SheetPlace>> {
	const tree = await listPlaces(reader, scope.plan.id, quarter);
	const named = new Set(reported.flatMap(({ placeId }) => placeId ?? []));
	return Object.fromEntries(
		[...named].flatMap((id) => {
			const node = tree.get(id);
			if (!node) return [];
			const { pcode, name, level, kind, group, parent } = labelOfPlace(node, tree);
			const within = parent?.name ?? null;
			return [[id, { pcode, name, level, kind, ...(group && { group }), within }]];
		}),
	);
}

/** Who is called a donor, or is named as one by a contribution or a row. */
const GIVES = `and (type = 'donor' or exists (select 1 from contribution c where c.donor_id = organisation.id)
	or exists (select 1 from activity_donor d where d.donor_id = organisation.id))`;

async function listOrganisations(
	reader: Reader,
	{ plan, language }: Scope,
	which: typeof GIVES | '' = '',
): Promise<SheetOrganisation[]> {
	return rows<SheetOrganisation>(
		reader,
		`select id, code, ${textIn('name')} as name from organisation
		where plan_id = @planId and merged_into_id is null ${which} order by 3, code`,
		{ planId: plan.id, language },
	);
}
