/**
 * A row's fields in an import's own tables and in its file, by the description of a row (`ROW`). The import's tables name
 * organisations, places and indicators by their position in the bundle; `staged_place` and its like lead from there to
 * identifiers.
 */
import { ROW, ROW_FIELDS, type FieldType, type RowField } from '#lib/report/row.ts';

/** Tables of what a field names, with the column of the code that stands for it in a bundle. */
const NAMED: Readonly<Partial<Record<FieldType, NamedTable>>> = {
	indicator: { table: 'indicator', code: 'code' },
	place: { table: 'place', code: 'pcode' },
	places: { table: 'place', code: 'pcode' },
	organisation: { table: 'organisation', code: 'code' },
	organisations: { table: 'organisation', code: 'code' },
};

export interface NamedTable {
	readonly table: 'indicator' | 'place' | 'organisation';
	readonly code: string;
}

interface Described {
	readonly name: RowField;
	readonly of: 'activity' | 'entry';
	readonly type: FieldType;
	/** Column of reports.csv. */
	readonly bundle: string;
	/** Undefined: the field names nothing, it says what it is. */
	readonly named: NamedTable | undefined;
	/** Its column in the import's own table. */
	readonly staged: string;
}

/** A field that is one column of an activity or an entry. */
export interface RowColumn extends Described {
	readonly stored: string;
}

/** A field that is a list: rows of a table of its own. */
export interface RowList extends Described {
	readonly storedTable: string;
	readonly storedColumn: string;
	/** `donor`: its table is `staged_donor`. */
	readonly part: string;
}

const stagedName = (stored: string) => stored.replace(/_id$/, '');

const describe = (name: RowField, stored: string): Described => {
	const { of, type, bundle } = ROW[name];
	return { name, of, type, bundle, named: NAMED[type], staged: stagedName(stored) };
};

/** In the order of ROW. */
export const ROW_COLUMNS: readonly RowColumn[] = ROW_FIELDS.flatMap((name) => {
	const { column } = ROW[name];
	return column === undefined ? [] : [{ ...describe(name, column), stored: column }];
});

export const ROW_LISTS: readonly RowList[] = ROW_FIELDS.flatMap((name) => {
	const { list } = ROW[name];
	if (!list) return [];
	const { table, column } = list;
	return [
		{
			...describe(name, column),
			storedTable: table,
			storedColumn: column,
			part: table.replace(/^activity_/, ''),
		},
	];
});

/** A reference of the table `s` as it is stored: one that an export invented is none. */
export const STAGED_REFERENCE = `case when s.reference like '!%' then null else s.reference end`;
