/** Cells of a sent table that name a place or an organisation, with the code in the place of the name. */
import { choicesOf } from '#lib/exchange/choices.ts';
import type { MadeCode } from '#lib/exchange/found.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import { placesMeant, type BookPlace, type PlaceBook } from '#lib/places/meantPlace.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { LANGUAGES, localised, type Localised } from '#lib/plan/text.ts';
import { organisationFinderIn } from '#lib/report/organisationNamed.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { isOfNames, TABLES, type Names } from '#lib/server/exchange/csv/columns.ts';
import { shown, type BundleIssue } from '#lib/server/exchange/issue.ts';
import { listPlaces, NEWEST, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { finderIn } from '#lib/server/report/index.ts';
import { listKnownOrganisations } from '#lib/server/report/queries/workbook.ts';
import type { CellNamer, NamedRow } from './canonical.ts';
import { codeMaker } from './madeCodes.ts';
import type { SentRow } from './table.ts';

/** Different names of places that one file may have: a search each, where no page waits for it. */
const MOST_SEARCHES = 5_000;

/** A cell as it was sent, or the code in its place; several have an equal right to be meant. */
type Meant = string | { readonly among: readonly Localised[] };

interface Naming {
	readonly name: CellNamer;
	readonly told: readonly BundleIssue[];
	readonly made: readonly MadeCode[];
}

/** Knows what the plan calls its places and organisations. A code stays as it is, and so does what nothing is called. */
export async function cellNamer(
	reader: Reader,
	asked: { readonly plan: string; readonly sector: string | null },
	mapping: Mapping,
	sent: readonly SentRow[],
): Promise<Naming> {
	const { file, fixed } = mapping;
	const told: BundleIssue[] = [];
	const scope = await getScope(reader, asked.plan, asked.sector ?? '');
	const columns = new Map(
		TABLES[file].flatMap(({ name, holds }) => (isOfNames(holds) ? [[name, holds] as const] : [])),
	);
	/** @param what of what the text is a name */
	const settled = (
		meant: Meant,
		text: string,
		what: 'place' | 'organisation',
		column: string,
		row: NamedRow,
	) => {
		if (typeof meant === 'string') return meant;
		const isFixed = Object.hasOwn(fixed, column);
		if (isFixed && told.some((fault) => fault.column === column)) return text;
		const where = { file, line: isFixed ? null : row.line, column };
		const message = `${shown(text)} is the name of several: write the code of the ${what} that is meant.`;
		const choices = choicesOf(meant.among);
		told.push({ kind: 'several named', severity: 'error', ...where, message, choices });
		return text;
	};
	const stored = scope ? await listKnownOrganisations(reader, scope.plan.id) : [];
	const organisations = organisationFinderIn(stored);
	if (scope && file === 'organisations.csv') {
		const meant = (text: string, column: string, row: NamedRow) =>
			settled(organisationMeant(organisations(text), text), text, 'organisation', column, row);
		return { ...codeMaker(sent, mapping, { stored, find: organisations, meant }), told };
	}
	if (!scope || columns.size === 0) return { name: (_, cell) => cell, told, made: [] };
	const books = await booksOf(reader, scope);
	const tree = await listPlaces(reader, scope.plan.id, NEWEST);
	const codes = new Set([...[...tree.values()].map(({ pcode }) => pcode), ...ownCodes(mapping, sent)]);
	const found: Readonly<Record<'place' | 'organisation', (text: string, quarter: Quarter) => Meant>> = {
		place: (text, quarter) => (codes.has(text) ? text : placeMeant(books(quarter), text, tree)),
		organisation: (text) => organisationMeant(organisations(text), text),
	};
	const one = (text: string, names: Names, column: string, row: NamedRow): string => {
		const plain = withoutMarks(text).trim();
		if (plain === '') return text;
		const what = names === 'place' || names === 'places' ? 'place' : 'organisation';
		const above = file === 'places.csv' && what === 'place' && !codes.has(plain);
		const meant =
			(above ? aboveMeant(books(NEWEST), plain, column, row) : null) ?? found[what](plain, quarterOf(row));
		return settled(meant, text, what, column, row);
	};
	return {
		name(column, cell, row) {
			const names = columns.get(column);
			if (file === 'places.csv' && LATER_PLACES.has(column))
				return cell
					.split(';')
					.map((part) =>
						part.replace(LATER, (_, from: string, text: string) => from + one(text, 'place', column, row)),
					)
					.join(';');
			if (names === undefined) return cell;
			if (names === 'place' || names === 'organisation') return one(cell, names, column, row);
			return cell
				.split(';')
				.map((part) => one(part, names, column, row))
				.join(';');
		},
		told,
		made: [],
	};
}

/** Of places.csv, what names a place behind a first quarter: `2025-Q3 LB123`. */
const LATER_PLACES: ReadonlySet<string> = new Set(['later_parents', 'merged_into']);
const LATER = /^(\s*\d{4}-Q[1-4]\s+)(.+)$/;

/** P-codes of places that the file itself brings: no name is looked for behind them. */
function ownCodes({ file, columns, first }: Mapping, sent: readonly SentRow[]): string[] {
	const at = file === 'places.csv' ? columns.indexOf('pcode') : -1;
	return at < 0 ? [] : sent.slice(first).flatMap(({ cells }) => cells[at]?.trim() || []);
}

/** What a place lies in, or becomes: of several of one name the one of the level that it can only be. Null: none. */
function aboveMeant({ book }: Finding, text: string, column: string, row: NamedRow): string | null {
	const level = Number(row.cell('level')) - (column === 'merged_into' ? 0 : 1);
	const [one, ...others] = placesMeant(book, text).filter((place) => place.level === level);
	return one && others.length === 0 ? one.pcode : null;
}

/** What a row is of; of the year's last quarter where it names none, of the newest where it names no year. */
function quarterOf({ cell }: NamedRow): Quarter {
	const [year, quarter] = [Number(cell('year')), Number(cell('quarter') || 4)];
	return Number.isInteger(year) && year > 0 && isQuarterNumber(quarter) ? { year, quarter } : NEWEST;
}

interface Finding {
	readonly book: PlaceBook;
	readonly find: ReturnType<typeof finderIn>;
}

/** Places as they stand in a quarter; a name is searched for once in each of the few states that they have had. */
async function booksOf(reader: Reader, scope: NonNullable<Awaited<ReturnType<typeof getScope>>>) {
	const findings = new Map<PlaceBook, Finding>();
	const byQuarter = new Map<string, Finding>();
	const keep = async (asked: Quarter) => {
		const book = await getPlaceBook(reader, scope, asked);
		const kept = findings.get(book) ?? { book, find: finderIn(book, MOST_SEARCHES) };
		findings.set(book, kept);
		byQuarter.set(`${asked.year} ${asked.quarter}`, kept);
		return kept;
	};
	const newest = await keep(NEWEST);
	for (let year = scope.plan.firstYear; year <= scope.plan.lastYear; year++)
		for (const quarter of [1, 2, 3, 4] as const) await keep({ year, quarter });
	return ({ year, quarter }: Quarter): Finding => byQuarter.get(`${year} ${quarter}`) ?? newest;
}

/** A word for no place at all (`unknown`) is an empty cell. */
function placeMeant({ book, find }: Finding, text: string, tree: PlaceTree): Meant {
	const meant = find(text);
	if (meant === null) return '';
	if (meant === 'unknown') return text;
	if (meant !== 'ambiguous') return book.places.get(meant)?.pcode ?? text;
	return { among: placesMeant(book, text).map((place) => labelIn(place, tree)) };
}

/** Market town, North district [P12], in each language. */
function labelIn({ name, parent, pcode }: BookPlace, tree: PlaceTree): Localised {
	const above = tree.get(parent ?? 0)?.name;
	const words = (language: (typeof LANGUAGES)[number]) =>
		[name, ...(above ? [above] : [])]
			.map((one) => one[language] ?? one.en)
			.join(language === 'ar' ? '، ' : ', ');
	return labelled(words, pcode);
}

function organisationMeant(
	found: readonly { readonly code: string; readonly name: Localised }[],
	text: string,
): Meant {
	const [one, ...others] = found;
	if (!one) return text;
	if (others.length === 0) return one.code;
	return { among: found.map(({ name, code }) => labelled((language) => name[language] ?? name.en, code)) };
}

function labelled(words: (language: (typeof LANGUAGES)[number]) => string, code: string): Localised {
	const [en = '', ...translated] = LANGUAGES.map((language) => `${words(language)} [${code}]`);
	return localised(
		en,
		Object.fromEntries(LANGUAGES.slice(1).map((language, i) => [language, translated[i]])),
	);
}
