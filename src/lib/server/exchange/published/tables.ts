/** What a publication's bundle says beside its cells: what things are called, and what was aimed at. */
import { exchangedName } from '#lib/figures/calculations.ts';
import { spellAll, TRANSLATIONS, type Localised } from '#lib/plan/text.ts';
import { guardText } from '#lib/server/files/formula.ts';
import type { FileEdition } from '#lib/server/files/edition.ts';
import { listApprovedPartners } from '#lib/server/figures/queries/reporting.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { listDonors } from '#lib/server/funding/queries/donor.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import type { TableName } from '../csv/columns.ts';
import { bundleHead, bundleLine, type CsvRow } from '../csv/write.ts';
import { inEachLanguage } from './inEachLanguage.ts';

/** A file of the rows, with the columns in which something stands. */
export function tableText<T extends TableName>(table: T, rows: readonly Partial<CsvRow<T>>[]): string {
	const used = new Set(
		rows.flatMap((row) => Object.entries(row).flatMap(([name, cell]) => (cell === null ? [] : [name]))),
	);
	return bundleHead(table, used) + rows.map((row) => bundleLine(table, row, used)).join('');
}

/** A text's cells, a column for each language. */
function texts<Name extends string>(column: Name, { en, ...translations }: Localised) {
	const guard = (text: string | undefined) => (text === undefined ? null : guardText(text));
	return spellAll(column, guardText(en), (language) => guard(translations[language]));
}

/** Partners with an approved report, and donors. */
export async function organisationsTable(edition: FileEdition): Promise<string> {
	const { reader, period } = edition;
	const partners = await inEachLanguage(edition, (scope) => listApprovedPartners(reader, scope, period));
	const active = await inEachLanguage(edition, async (scope) =>
		(await listPartnerActivities(reader, scope, period)).activities.map(({ partner }) => partner),
	);
	const donors = await inEachLanguage(edition, (scope) => listDonors(reader, scope, period.year));
	const types = new Map([...active.named, ...donors.named].map(({ code, type }) => [code, type]));
	const names = new Map([...partners.names, ...active.names, ...donors.names]);
	const rows = [...names]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([code, [en = '', ...others]]) => ({
			code,
			...texts('name', {
				en,
				...Object.fromEntries(TRANSLATIONS.map((language, at) => [language, others[at]])),
			}),
			type: types.get(code) ?? 'other',
		}));
	return tableText('organisations.csv', rows);
}

export async function placesTable({ reader, scope, period }: FileEdition): Promise<string> {
	const tree = await listPlaces(reader, scope.plan.id, period);
	const rows = [...tree.values()].map(({ pcode, name, level, parent_id, lat, lon, population, kind }) => ({
		...{ pcode, level, lat, lon, population, kind },
		...texts('name', name),
		parent: parent_id === null ? null : (tree.get(parent_id)?.pcode ?? null),
	}));
	return tableText('places.csv', rows);
}

export async function frameworkTable({ reader, scope, period }: FileEdition): Promise<string> {
	const nodes = await listOutcomesAndOutputs(reader, scope);
	const { year, quarter } = period;
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'year-to-date' });
	const yes = (flag: boolean) => (flag ? 'yes' : null);
	return tableText('framework.csv', [
		...nodes.map(({ code, name, outcome }) => ({
			level: outcome === null ? 'outcome' : 'output',
			...{ code, parent: outcome, ...texts('name', name) },
		})),
		...indicators.map((one) => ({
			...{ level: 'indicator', code: one.code, parent: one.output ?? one.outcome, unit: one.unit },
			...texts('name', one.name),
			calculation: exchangedName(one.calculation),
			...(one.isFraction
				? { numerator: one.madeOf[0] ?? null, denominator: one.madeOf[1] ?? null }
				: { parts: one.madeOf.join(';') }),
			counts_people: yes(one.countsPeople),
			headline: yes(one.headline),
			sensitivity: one.sensitivity === 'public' ? null : one.sensitivity,
			...(one.note && texts('note', one.note)),
		})),
	]);
}

/** Of the year, as they were in force. */
export async function targetsTable({ reader, scope, period }: FileEdition): Promise<string> {
	const { year, quarter } = period;
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'year-to-date' });
	const rows = indicators.flatMap(({ code, target }) =>
		target === null ? [] : [{ indicator: code, year, target }],
	);
	return tableText('targets.csv', rows);
}

export function periodsTable({ period }: FileEdition): string {
	const { year, quarter, opens, due, locks } = period;
	return tableText('periods.csv', [{ year, quarter, opens, due, locks }]);
}
