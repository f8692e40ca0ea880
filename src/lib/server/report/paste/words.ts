/** What was read of pasted lines, in the reader's language. */
import type { Localised } from '#lib/plan/text.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import type { CellColumn } from '#lib/report/workbook.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { liesInWords } from '#lib/places/words.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import type { TypedRow } from '#lib/report/reader.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';

export interface PlaceWords {
	readonly name: Localised;
	readonly group?: string;
	readonly parent: { readonly name: Localised } | null;
	readonly pcode: string;
}

/** Market town, North district [P12…]. */
export function labelWords({ name, group, parent, pcode }: PlaceWords): string {
	const within = liesInWords(group, parent?.name);
	return `${plain(name)}${within && separator() + within} [${pcode}]`;
}

const BESIDE = TYPED_FIELDS.map(({ code }) => code).filter(
	(code) => !['indicator', 'place', 'total'].includes(code),
);

/** What a line says beside its place and figure, as it was read: breakdowns with their groups, the rest as typed. */
export function moreWords(
	texts: ReadonlyMap<string, string>,
	entry: Pick<TypedRow, 'cells'>,
	unit: Unit,
	cells: readonly CellColumn[],
): string[] {
	const beside = BESIDE.flatMap((code) => texts.get(code) || []);
	const groups = (entry.cells ?? []).map(({ groups, value }) => {
		const ids = Object.values(groups);
		const column = cells.find(
			(one) => one.groups.length === ids.length && one.groups.every(({ id }) => ids.includes(id)),
		);
		const words = (column?.groups ?? []).map(({ name }) => plain(name)).join(' · ');
		return `${words} ${formatFigure(fromSmallest(value, unit), unit)}`;
	});
	return [...groups, ...beside];
}
