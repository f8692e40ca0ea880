/** Which column of a sent table is which of ours. */
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

/** Without what differs between one spelling of a heading and another. */
export function plainHeading(heading: string): string {
	return heading
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
