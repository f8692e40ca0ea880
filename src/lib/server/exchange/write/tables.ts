/** Rows of a plan as rows of the bundle's files. Source: docs/exchange.md, Bundle. */
import { exchangedName } from '#lib/figures/calculations.ts';
import { dimensionsOf, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { rateText } from '#lib/funding/rate.ts';
import { spellAll, type Localised } from '#lib/plan/text.ts';
import type { Later } from '#lib/plan/firstQuarter.ts';
import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { formatAmount, type Unit } from '#lib/figures/unit.ts';
import type { NeedRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import type {
	ContributionRow,
	IndicatorRow,
	ParticipationRow,
	PlaceRow,
	Reference,
	RequirementRow,
	TargetRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { formatDecimal } from '#lib/server/exchange/csv/decimal.ts';
import { toReferral, toService } from './beside.ts';
import { guardText } from '#lib/server/files/formula.ts';
import { bundleHead, bundleLine, type CsvRow } from '#lib/server/exchange/csv/write.ts';
import type { TableName } from '#lib/server/exchange/csv/columns.ts';

type Some<T extends TableName> = Partial<CsvRow<T>>;

/** The text of every file but reports.csv, by its name. */
export function writeTables(reference: Reference): Map<TableName, string> {
	const units = new Map(reference.indicators.map(({ code, unit }) => [code, unit]));
	return new Map<TableName, string>([
		table(
			'organisations.csv',
			reference.organisations,
			({ code, name, type, namesPartners, mergedInto }) => ({
				code,
				...texts('name', name),
				type,
				names_partners: yes(namesPartners),
				merged_into: mergedInto,
			}),
		),
		table('participation.csv', reference.participation, toParticipation),
		...(reference.words.length === 0
			? []
			: [table('words.csv', reference.words, ({ body, ...row }) => ({ ...row, body: guard(body) }))]),
		table('places.csv', reference.places, toPlace),
		table('framework.csv', frameworkRows(reference), (row) => row),
		table('targets.csv', reference.targets, (row) => toTarget(row, units)),
		...(reference.needs.length === 0 ? [] : [table('needs.csv', reference.needs, toNeed)]),
		...(reference.services.length === 0 ? [] : [table('services.csv', reference.services, toService)]),
		...(reference.referrals.length === 0
			? []
			: [
					table(
						'referrals.csv',
						reference.referrals.flatMap(({ lines }) => lines),
						toReferral,
					),
				]),
		table('marks.csv', reference.marks, ({ indicator, year, quarter, reason }) => ({
			indicator,
			year,
			quarter,
			reason: guard(reason),
		})),
		table('periods.csv', reference.periods, ({ year, quarter, opens, due, locks }) => ({
			year,
			quarter,
			opens,
			due,
			locks,
		})),
		[
			'funding.csv',
			bundleHead('funding.csv') +
				reference.requirements.map((row) => lineOf('funding.csv', toRequirement(row))).join('') +
				reference.contributions.map((row) => lineOf('funding.csv', toContribution(row))).join(''),
		],
	]);
}

function table<T extends TableName, Row>(
	name: T,
	rows: readonly Row[],
	toCells: (row: Row) => Some<T>,
): [T, string] {
	const lines = rows.map(toCells);
	const filled = lines.flatMap((line) => Object.entries(line).filter(([, cell]) => cell !== null));
	const used = new Set(filled.map(([column]) => column));
	return [
		name,
		bundleHead(name, used) + lines.map((line) => bundleLine(name, line as CsvRow<T>, used)).join(''),
	];
}

function lineOf<T extends TableName>(name: T, cells: Some<T>): string {
	return bundleLine(name, cells as CsvRow<T>);
}

function guard(text: string | null): string | null {
	return text === null ? null : guardText(text);
}

/** A text's cells, a column for each language. */
function texts<Name extends string>(column: Name, { en, ...translations }: Localised) {
	return spellAll(column, guard(en), (language) => guard(translations[language] ?? null));
}

function yes(flag: boolean): string | null {
	return flag ? 'yes' : null;
}

function toParticipation({ partner, output, from, to }: ParticipationRow): Some<'participation.csv'> {
	return { partner, output, from: quarterCell(from), to: quarterCell(to) };
}

function toNeed({ inNeed, source, ...row }: NeedRow): Some<'needs.csv'> {
	return { ...row, in_need: inNeed, source: guard(source) };
}

function quarterCell(index: number | null): string | null {
	return index === null ? null : formatQuarter(quarterAt(index));
}

function toPlace(row: PlaceRow): Some<'places.csv'> {
	return {
		pcode: row.pcode,
		...texts('name', row.name),
		level: row.level,
		parent: row.parent,
		lat: row.lat,
		lon: row.lon,
		population: row.population,
		population_source: guard(row.populationSource),
		population_year: row.populationYear,
		kind: row.kind,
		group: guard(row.group),
		later_kinds: laterCell(row.laterKinds),
		later_parents: laterCell(row.laterParents),
		merged_into: laterCell(row.mergedInto ? [row.mergedInto] : []),
		aliases: guard(row.aliases.join(';')),
		shapes: row.shapes.join(';'),
	};
}

function frameworkRows({ outcomes, outputs, indicators }: Reference): Some<'framework.csv'>[] {
	return [
		...outcomes.map((row) => ({
			level: 'outcome',
			code: row.code,
			...texts('name', row.name),
			position: row.position,
		})),
		...outputs.map((row) => ({
			level: 'output',
			code: row.code,
			parent: row.outcome,
			...texts('name', row.name),
			position: row.position,
		})),
		...indicators.map((row) => ({ ...texts('name', row.name), ...toIndicator(row) })),
	];
}

function toIndicator(row: IndicatorRow): Some<'framework.csv'> {
	return {
		level: 'indicator',
		code: row.code,
		parent: row.output ?? row.outcome,
		unit: row.unit,
		calculation: exchangedName(row.calculation),
		parts: row.parts.join(';'),
		numerator: row.numerator,
		denominator: row.denominator,
		counts_people: yes(row.countsPeople),
		headline: yes(row.headline),
		required: dimensionsOf(row.required).join(';'),
		dimensions: maskCell(row.dimensions),
		counts: row.counts === 'begun' ? null : row.counts,
		closed: yes(row.closed),
		names_partners: yes(row.namesPartners),
		direction: row.direction === 'up' ? null : row.direction,
		baseline: row.baseline === null ? null : formatAmount(row.baseline, row.unit),
		predecessors: row.predecessors.join(';'),
		sensitivity: row.sensitivity === 'public' ? null : row.sensitivity,
		of: row.of,
		later_calculations: laterCell(row.laterCalculations),
		later_sensitivities: laterCell(row.laterSensitivities),
		protects: row.protects === null ? null : row.protects ? 'yes' : 'no',
		goes_with: row.goesWith,
		...(row.note === null ? {} : texts('note', row.note)),
		...(row.definition === null ? {} : texts('definition', row.definition)),
		...(row.source === null ? {} : texts('source', row.source)),
		contact: guard(row.contact),
		from: quarterCell(row.fromQuarter),
		to: quarterCell(row.toQuarter),
		position: row.position,
	};
}

/** Each with its first quarter; null: nothing follows. */
function laterCell(later: readonly Later<string>[]): string | null {
	if (later.length === 0) return null;
	return later.map((one) => `${formatQuarter(one)} ${one.value}`).join(';');
}

/** Empty: all that there are; `none`: none. */
function maskCell(mask: DimensionMask | null): string | null {
	if (mask === 0) return 'none';
	return mask === null ? null : dimensionsOf(mask).join(';');
}

function toTarget(row: TargetRow, units: ReadonlyMap<string, Unit>): Some<'targets.csv'> {
	const { indicator, year, quarter, place, cohort, sex, value, fromQuarter } = row;
	const target = formatAmount(value, units.get(indicator) ?? 'count');
	return {
		indicator,
		year,
		quarter,
		place,
		cohort,
		sex,
		target,
		from_quarter: fromQuarter === 1 ? null : fromQuarter,
	};
}

function toRequirement({ year, output, amount, currency, usdRate }: RequirementRow): Some<'funding.csv'> {
	return { kind: 'requirement', year, output, ...money({ amount, currency, usdRate }) };
}

function toContribution(row: ContributionRow): Some<'funding.csv'> {
	const { id, year, output, donor, partner, status, date, inKind } = row;
	return {
		kind: 'contribution',
		year,
		output,
		donor,
		partner,
		status,
		date,
		...money(row),
		id: guard(id),
		in_kind: yes(inKind),
	};
}

function money({ amount, currency, usdRate }: { amount: number; currency: string; usdRate: number }) {
	return { amount: formatDecimal(amount, 100), currency, usd_rate: rateText(usdRate) };
}
