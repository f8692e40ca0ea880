/** What a plan calls what rows name, for the roads that bring texts and for the form, which sends identifiers. */
import { maskOf } from '#lib/figures/disaggregation.ts';
import { hasDecimalComma } from '#lib/i18n/number.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { monthsOf } from '#lib/plan/planYear.ts';
import { organisationFinderIn } from '#lib/report/organisationNamed.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { PlanGroup, Scope } from '#lib/plan/scope.ts';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';
import type { FigureColumn, RowReference } from '#lib/report/reader.ts';
import type { CellGroups } from '#lib/report/row.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { CellColumn } from '#lib/report/workbook.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { placeFinder } from './findPlace.ts';
import { listKnownOrganisations } from './queries/workbook.ts';
import { readQuarter, readStatus } from './workbook/names.ts';

/**
 * By codes and names, in any of the languages, as people write them.
 * @param quarters indices of those that something may have been done in
 */
export async function textReference(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
	columns: readonly CellColumn[],
	quarters: readonly number[],
): Promise<RowReference> {
	const { indicators } = await getFramework(reader, scope.sector.id, { year, quarter });
	const byCode = new Map(indicators.map((one) => [one.code.toLowerCase(), one]));
	const organisations = organisationFinderIn(await listKnownOrganisations(reader, scope.plan.id));
	const key = (text: string) => withoutMarks(text).trim().toLowerCase();
	return {
		indicator: (text) => byCode.get(key(text)),
		place: await placeFinder(reader, scope, { year, quarter }),
		organisation: (text) => {
			const [one, ...others] = organisations(text);
			return others.length === 0 ? one?.id : undefined;
		},
		status: readStatus,
		quarter: (text) => readQuarter(text, quarters, scope.plan),
		figures: columns.map(({ code, field, groups }) => ({ code, field, named: groupsOf(groups) })),
		decimalComma: hasDecimalComma(),
	};
}

/** By identifiers, as the form's own choices send them; whether they are the plan's is asked when the row is stored. */
export async function formReference(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
	fields: readonly string[],
): Promise<RowReference> {
	const { indicators } = await getFramework(reader, scope.sector.id, { year, quarter });
	const number = (text: string) => Number(text);
	const byId = new Map(scope.groups.map((group) => [group.id, group]));
	const columnOf = (field: string): FigureColumn => {
		const groups = field.split('-').map((id) => byId.get(Number(id)));
		const isKnown = groups.every((group) => group !== undefined);
		return { code: field, field, named: isKnown ? groupsOf(groups) : undefined };
	};
	return {
		indicator: (text) => indicators.find(({ id }) => id === Number(text)),
		place: await placeFinder(reader, scope, { year, quarter }),
		organisation: number,
		status: (text) => ACTIVITY_STATUSES.find((status) => status === text),
		quarter: number,
		figures: fields.map(columnOf),
		months: monthsOf({ quarter }, scope.plan),
		decimalComma: hasDecimalComma(),
	};
}

/** Undefined: two of one dimension. */
function groupsOf(groups: readonly PlanGroup[]): CellGroups | undefined {
	const named = groups.map(({ dimension, id }): [Dimension, number] => [dimension, id]);
	const mask = maskOf(named.map(([dimension]) => dimension));
	return new Map(named).size === named.length && mask !== 0 ? Object.fromEntries(named) : undefined;
}
