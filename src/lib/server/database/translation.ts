/** The project's SQL in PostgreSQL's words: what the two engines call otherwise, and how each numbers parameters. */

export interface Translated {
	readonly text: string;
	/** Names of the parameters `$1`, `$2` …; empty where the text has question marks. */
	readonly names: readonly string[];
}

export function translate(text: string): Translated {
	return numbered(worded(text));
}

/** A text of the query builder, whose parameters are numbered already. To PostgreSQL, what conflicts is a column's plain name. */
export function translateBuilt(text: string): Translated {
	const plain = text.replace(/(?<= on conflict \()[^)]*/g, (columns) => columns.replace(/"\w+"\./g, ''));
	return { text: plain, names: [] };
}

/** What PostgreSQL says otherwise. */
const WORDS: readonly (readonly [RegExp, string])[] = [
	// To SQLite every whole number has 64 bits.
	[/\binteger\b/g, 'bigint'],
	[/\b(create (?:unique )?index (?:if not exists )?)temp\./g, '$1'],
	[/\btemp\./g, 'pg_temp.'],
	[/\bmain\./g, 'public.'],
	[/\) without rowid\b/g, ')'],
	[/\bchar\(/g, 'chr('],
	// To SQLite, which has one writer, it is a remark.
	[/\/\*\s*(for update of \w+ skip locked)\s*\*\//g, '$1'],
	// To SQLite, CROSS says which table is read first; PostgreSQL decides by itself.
	[/\bcross join ([\w.]+(?: \w+)?)\s+on\b/g, 'join $1 on'],
	[/\bjsonb_each\((@\w+)\)/g, 'jsonb_array_elements(cast($1 as jsonb))'],
	[/\bjson_each\((@\w+)\)/g, 'jsonb_array_elements_text(cast($1 as jsonb))'],
];

const QUOTED = /('(?:[^']|'')*'|"(?:[^"]|"")*")/;

function worded(text: string): string {
	return WORDS.reduce((told, [theirs, ours]) => told.replace(theirs, ours), text);
}

function numbered(text: string): Translated {
	const names: string[] = [];
	let marks = 0;
	const parts = text.split(QUOTED).map((part, i) => {
		if (i % 2 === 1) return part;
		return part
			.replace(/@(\w+)/g, (_, name: string) => {
				if (!names.includes(name)) names.push(name);
				return `$${names.indexOf(name) + 1}`;
			})
			.replace(/\?/g, () => `$${++marks}`);
	});
	return { text: parts.join(''), names };
}
