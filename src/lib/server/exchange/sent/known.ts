/** Which heading means which column of a table: by what its sender said of it, its tag, its name, its words in each language. */
import { plainHeading, plainTag, type RememberedColumns } from '#lib/exchange/mapping.ts';
import { SINGLE_FILES, type SingleFile } from '#lib/exchange/sent.ts';
import { headingsFor } from '#lib/server/exchange/columnWords.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import { isOurColumn } from '#lib/server/exchange/csv/ourColumn.ts';

const TAGS = knownBy(({ tag }) => [plainTag(tag)]);
/** Of two columns with one word the first is meant. */
const HEADINGS = knownBy(({ name }) => headingsFor(name).map(plainHeading));

/** Undefined: nobody knows. Null: it is left out. @param tag of HXL, where a row of them stands below the headings */
export function meaningOf(
	file: SingleFile,
	heading: string,
	tag: string,
	remembered: RememberedColumns,
): string | null | undefined {
	const plain = plainHeading(heading);
	const said = remembered.get(file)?.get(plain);
	if (said !== undefined) return said;
	if (isOurColumn(heading)) return null;
	const tagged = tag.startsWith('#') ? TAGS.get(file)?.get(plainTag(tag)) : undefined;
	return tagged ?? HEADINGS.get(file)?.get(plain);
}

function knownBy(keysOf: (column: { readonly name: string; readonly tag: string }) => string[]) {
	return new Map(
		SINGLE_FILES.map((file) => {
			const known = new Map<string, string>();
			for (const column of TABLES[file])
				for (const key of keysOf(column)) if (!known.has(key)) known.set(key, column.name);
			return [file, known] as const;
		}),
	);
}
