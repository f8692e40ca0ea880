/** From pasted lines to rows: what the preview shows is what is stored. Nothing is stored here. */
import { setImmediate } from 'node:timers/promises';
import { earlierQuarters, type Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { LONGEST, MOST } from '#lib/report/bounds.ts';
import { areaCode, readPaste, type Paste, type PastedLine } from '#lib/report/paste.ts';
import { type FieldType } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import { rowReader, type RowFault, type TypedRow } from '#lib/report/reader.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import type { PasteForm } from '#lib/report/forms/report.ts';
import type { CellColumn } from '#lib/report/workbook.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refused } from '#lib/server/refused.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import { textReference } from '#lib/server/report/reference.ts';
import { faultWords } from '#lib/report/words/fault.ts';
import { pasteColumns } from './columns.ts';
import { labelWords, moreWords } from './words.ts';

/** Places that are offered for names that nobody can tell: a search each. */
const MOST_OFFERS = 100;
const NEAR = 4;

export interface PastedRow {
	readonly line: number;
	/** The place as it was typed. */
	readonly typed: string;
	/** The place that was recognised; null: none was. */
	readonly place: string | null;
	/** Places that it could have been, where none was recognised. */
	readonly near: readonly { readonly pcode: string; readonly words: string }[];
	/** As the page shows it; null: none was given, or it could not be read. */
	readonly figure: string | null;
	/** What else was read of the line, in words. */
	readonly more: readonly string[];
	/** Sentences. */
	readonly problems: readonly string[];
}

export interface Pasted extends Omit<Paste, 'lines'> {
	readonly rows: readonly PastedRow[];
	readonly entries: readonly TypedRow[];
}

/** Throws Refused when the form names no indicator of the sector, or has too many lines. */
export async function readPasted(
	reader: Reader,
	scope: Scope,
	form: PasteForm,
	quarter: Quarter,
): Promise<Pasted> {
	const { indicators } = await getFramework(reader, scope.sector.id, quarter);
	const indicator = indicators.find(({ id }) => id === form.indicator);
	const columns = pasteColumns(scope.groups);
	const { lines, ...paste } = readPaste(form.lines, columns.codeOf);
	if (!indicator) throw new Refused('not allowed');
	if (lines.length > MOST.lines) {
		throw new Refused('too many lines', { given: lines.length, most: MOST.lines });
	}
	const hasPlaces = lines.some(({ texts }) => placeOf(texts));
	const read = await lineReader(reader, scope, form, quarter, {
		...indicator,
		cells: columns.cells,
		hasPlaces,
		earlier: earlierQuarters(quarter),
	});
	const found: { row: PastedRow; entry: TypedRow }[] = [];
	for (const [i, line] of lines.entries()) {
		// Others ask meanwhile: a search of many names takes its time.
		if (i % 20 === 19) await setImmediate();
		found.push(await read(line));
	}
	return { rows: found.map(({ row }) => row), entries: found.map(({ entry }) => entry), ...paste };
}

interface Pasting {
	readonly code: string;
	readonly unit: Unit;
	readonly cells: readonly CellColumn[];
	/** Some line names a place. */
	readonly hasPlaces: boolean;
	/** Quarters in which something reported late may have been done. */
	readonly earlier: readonly number[];
}

async function lineReader(reader: Reader, scope: Scope, form: PasteForm, quarter: Quarter, pasting: Pasting) {
	const { code, unit, cells, hasPlaces, earlier } = pasting;
	const tree = await listPlaces(reader, scope.plan.id, quarter);
	const read = rowReader(await textReference(reader, scope, quarter, cells, earlier));
	let offers = 0;

	return async ({ number, texts }: PastedLine): Promise<{ row: PastedRow; entry: TypedRow }> => {
		const typed = placeOf(texts).slice(0, LONGEST.figure);
		const { entry, faults } = await read(textsOf(texts, code, form.places[number]));
		if (!entry) throw new Refused('not allowed');
		const isLost = faults.some(({ column }) => column === 'place');
		const near = isLost && ++offers <= MOST_OFFERS ? await searchPlaces(reader, scope, typed, NEAR) : [];
		const node = tree.get(entry.placeId ?? 0);
		const donors = entry.donors?.length || form.donor === null ? {} : { donors: [form.donor] };
		const whole = { ...entry, ...donors, status: entry.status ?? form.status };
		const total = entry.total ?? null;
		const isNowhere = hasPlaces && typed === '' && (total !== null || (entry.cells ?? []).length > 0);
		return {
			entry: whole,
			row: {
				line: number,
				typed,
				place: node ? labelWords(labelOfPlace(node, tree)) : null,
				near: near.map((one) => ({ pcode: one.pcode, words: labelWords(one) })),
				figure: total === null ? null : formatFigure(fromSmallest(total, unit), unit),
				more: moreWords(texts, whole, unit, cells),
				problems: [...faults.map(problemOf), ...(isNowhere ? [m.paste_place_missing()] : [])],
			},
		};
	};
}

/** What a line says, by column; the place as it was chosen where its name could not be told. */
function textsOf(
	texts: ReadonlyMap<string, string>,
	indicator: string,
	chosen: string | undefined,
): Map<string, string> {
	const said = [...withPlace(texts)].flatMap(([column, text]): [string, string][] => {
		// A dash says that there is none; an empty status is the form's, not one that is missing.
		if (column !== 'place' && /^[-–—−]*$/.test(text.trim())) return column === 'status' ? [] : [[column, '']];
		return [[column, text.slice(0, typeOf(column) === 'prose' ? LONGEST.text : LONGEST.figure)]];
	});
	const place: [string, string][] = chosen === undefined ? [] : [['place', chosen]];
	return new Map([...said, ...place, ['indicator', indicator]]);
}

function placeOf(texts: ReadonlyMap<string, string>): string {
	return withPlace(texts).get('place') ?? '';
}

/** Where columns name districts or governorates, they say where the place lies; without one, they are the place. */
function withPlace(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const [place = '', district = '', governorate = ''] = ['place', areaCode(2), areaCode(1)].map((code) =>
		texts.get(code)?.trim(),
	);
	if (district === '' && governorate === '') return texts;
	// A code needs no word beside it.
	const isCode = (text: string) => /\d/.test(text);
	const said = () => {
		if (place === '') return district === '' ? `${governorate} governorate` : `${district} district`;
		// A comma would make it the label of the district that is called so.
		return district === '' ? `${place} (${governorate})` : `${place}, ${district}`;
	};
	const code = [place, place === '' ? district : '', place + district === '' ? governorate : ''].find(isCode);
	return new Map([...texts, ['place', code ?? said()]]);
}

const TYPES = new Map(TYPED_FIELDS.map(({ code, type }) => [code, type]));

function typeOf(column: string): FieldType | undefined {
	return TYPES.get(column);
}

function problemOf({ column, fault, text }: RowFault): string {
	switch (fault === 'unknown' ? typeOf(column) : undefined) {
		case 'status':
			return m.paste_no_status({ text });
		case 'organisation':
		case 'organisations':
			return m.paste_no_donor({ text });
		case 'quarter':
			return m.paste_no_quarter({ text });
		case 'place':
			return m.paste_no_place({ text });
		default:
			return faultWords(fault, text);
	}
}
