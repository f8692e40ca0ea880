/** From pasted lines to rows: what the preview shows is what is stored. Nothing is stored here. */
import { setImmediate } from 'node:timers/promises';
import type { Scope } from '#lib/plan/scope.ts';
import { readPaste, type PastedLine } from '#lib/report/paste.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import { activityForm } from '#lib/report/forms/activity.ts';
import type { PasteForm } from '#lib/report/forms/report.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EnteredRow } from '#lib/server/report/activityEntry.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import { listOrganisationCodes } from '#lib/server/report/queries/workbook.ts';
import { entryOf, findPlace } from '#lib/server/report/activityEntry.ts';
import { readStatus } from '#lib/server/report/workbook/names.ts';
import { cellWords } from '#lib/server/report/workbook/words.ts';
import { pasteColumns } from './columns.ts';
import { labelWords, moreWords } from './words.ts';

/** More than anybody means to add at once. */
export const MOST_LINES = 500;
/** Names that no P-code tells cost a search each. */
const MOST_SEARCHES = 300;
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

export interface Pasted {
	readonly rows: readonly PastedRow[];
	readonly entries: readonly EnteredRow[];
	readonly unknown: readonly string[];
	readonly hasMore: boolean;
}

/** Throws Refused when the form names no indicator of the sector, or has too many lines. */
export async function readPasted(reader: Reader, scope: Scope, form: PasteForm): Promise<Pasted> {
	const { indicators } = await getFramework(reader, scope.sector.id);
	const indicator = indicators.find(({ id }) => id === form.indicator);
	const columns = pasteColumns(scope.groups);
	const { lines, unknown, hasMore } = readPaste(form.lines, columns.codeOf);
	if (!indicator || lines.length > MOST_LINES) throw new Refused('not allowed');
	const read = await lineReader(reader, scope, form, columns.cells, indicator.unit);
	const found: { row: PastedRow; entry: EnteredRow }[] = [];
	for (const [i, line] of lines.entries()) {
		// Others ask meanwhile: a search of many names takes its time.
		if (i % 20 === 19) await setImmediate();
		found.push(await read(line));
	}
	return { rows: found.map(({ row }) => row), entries: found.map(({ entry }) => entry), unknown, hasMore };
}

async function lineReader(
	reader: Reader,
	scope: Scope,
	form: PasteForm,
	cells: ReturnType<typeof pasteColumns>['cells'],
	unit: Unit,
) {
	const tree = await listPlaces(reader, scope.plan.id);
	const codes = new Map(
		(await listOrganisationCodes(reader, scope.plan.id)).flatMap(({ id, code, name }): [string, number][] => [
			[name.toLowerCase(), id],
			[code.toLowerCase(), id],
		]),
	);
	const names = new Map<string, Promise<number | null | undefined>>();
	const pcodes = new Set([...tree.values()].map(({ pcode }) => pcode.toLowerCase()));
	let searches = 0;

	/** Each name is looked up once. */
	function placeOf(typed: string): Promise<number | null | undefined> {
		const known = names.get(typed);
		if (known) return known;
		const isCheap = typed === '' || pcodes.has(typed.toLowerCase());
		const asked =
			isCheap || ++searches <= MOST_SEARCHES ? findPlace(reader, scope, typed) : Promise.resolve(undefined);
		names.set(typed, asked);
		return asked;
	}

	return async ({ number, texts }: PastedLine): Promise<{ row: PastedRow; entry: EnteredRow }> => {
		const text = (code: string) => (texts.get(code) ?? '').slice(0, 200);
		const typed = text('place');
		const status = readStatus(text('status'));
		const named = text('donors')
			.split(/[;,،]/)
			.map((name) => name.trim())
			.filter((name) => name !== '');
		const donors = named.flatMap((name) => codes.get(name.toLowerCase()) ?? []);
		const entry = await entryOf(
			reader,
			scope,
			activityForm.parse({
				indicator: form.indicator,
				total: text('total'),
				status: status ?? form.status,
				reference: text('reference'),
				note: texts.get('note')?.slice(0, 2_000) ?? '',
				donors: donors.length > 0 || form.donor === null ? donors : [form.donor],
				cells: Object.fromEntries(
					cells.filter(({ code }) => text(code) !== '').map(({ code, field }) => [field, text(code)]),
				),
			}),
		);
		if (!entry) throw new Refused('not allowed');
		const chosen = form.places[number];
		const placeId = await placeOf(chosen ?? typed);
		const lost = placeId === undefined;
		const near = lost && searches <= MOST_SEARCHES ? await searchPlaces(reader, scope, typed, NEAR) : [];
		const node = tree.get(placeId ?? 0);
		const problems = [
			...(lost ? [m.paste_no_place({ text: typed })] : []),
			...entry.unread.map(({ fault, text }) => cellWords(fault, text)),
			...(text('status') !== '' && !status ? [m.paste_no_status({ text: text('status') })] : []),
			...named
				.filter((name) => !codes.has(name.toLowerCase()))
				.map((name) => m.paste_no_donor({ text: name })),
		];
		return {
			entry: {
				...entry,
				placeId: placeId ?? null,
				unread: [
					...(lost ? [{ field: 'place', text: typed, fault: 'unknown' as const }] : []),
					...entry.unread,
				],
			},
			row: {
				line: number,
				typed,
				place: node ? labelWords(labelOfPlace(node, tree)) : null,
				near: near.map((one) => ({ pcode: one.pcode, words: labelWords(one) })),
				figure: entry.total === null ? null : formatFigure(fromSmallest(entry.total, unit), unit),
				more: moreWords(texts, entry, unit, cells),
				problems,
			},
		};
	};
}
