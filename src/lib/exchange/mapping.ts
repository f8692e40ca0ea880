/** Which column of a sent table is which of ours. */
import { withoutMarks } from '#lib/report/texts.ts';
import type { SingleFile } from './sent.ts';

export interface Mapping {
	readonly file: SingleFile;
	/** Position of the row of headings, and of the first row below what belongs to them. */
	readonly headings: number;
	readonly first: number;
	/** Our name of each column of the table; null: it is left out. */
	readonly columns: readonly (string | null)[];
	/** What all rows have of columns that the table has not, by our names. */
	readonly fixed: Readonly<Record<string, string>>;
}

/** By table, what its sender said of headings in the spelling of `plainHeading`; null: they are left out. */
export type RememberedColumns = ReadonlyMap<SingleFile, ReadonlyMap<string, string | null>>;

/** Columns without which a row of a table says nothing: what a file lacks of them is asked. */
export const ESSENTIAL: Readonly<Record<SingleFile, readonly string[]>> = {
	'reports.csv': ['partner', 'year', 'quarter', 'state', 'indicator', 'activity_status', 'value'],
	'targets.csv': ['indicator', 'year', 'target'],
	'needs.csv': ['year'],
	'marks.csv': ['indicator', 'year', 'quarter', 'reason'],
	'participation.csv': ['partner', 'output', 'from'],
	'funding.csv': ['kind', 'year', 'amount'],
	'framework.csv': ['level', 'code', 'name'],
	// A code that is not given is made.
	'organisations.csv': ['name', 'type'],
	'places.csv': ['pcode', 'name', 'level'],
	'periods.csv': ['year', 'quarter', 'opens', 'due'],
};

/** Essential ones that neither a column nor what holds for all rows gives. */
export function lackingOf({ file, columns, fixed }: Mapping): string[] {
	return ESSENTIAL[file].filter((name) => !columns.includes(name) && !Object.hasOwn(fixed, name));
}

/** Without what differs between one spelling of a heading and another. */
export function plainHeading(heading: string): string {
	return withoutMarks(heading)
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_-]+/g, '_');
}

/** `#Org +impl +code` and `#org+code+impl` are one tag. */
export function plainTag(tag: string): string {
	const [name = '', ...attributes] = tag.toLowerCase().replaceAll(/\s/g, '').split('+');
	return [name, ...attributes.filter((one) => one !== '').sort()].join('+');
}
