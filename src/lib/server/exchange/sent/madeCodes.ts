/** Codes of organisations that a table sent alone names without one. Source: docs/rules.md, Codes of organisations. */
import type { MadeCode } from '#lib/exchange/found.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import { codeFor } from '#lib/plan/organisationCode.ts';
import type { CellNamer, NamedRow } from './canonical.ts';
import type { SentRow } from './table.ts';

interface Coded {
	readonly code: string;
}

/**
 * Fills in empty codes: that of the organisation that the plan has under that name, else one that is made. What an
 * organisation was merged into may be named too.
 * @param plan its organisations, and the one that a text means among them, by its code; of several the fault is told
 */
export function codeMaker(
	rows: readonly SentRow[],
	{ columns, first }: Pick<Mapping, 'columns' | 'first'>,
	{
		stored,
		find,
		meant,
	}: {
		readonly stored: readonly Coded[];
		readonly find: (text: string) => readonly Coded[];
		readonly meant: (text: string, column: string, row: NamedRow) => string;
	},
): { readonly name: CellNamer; readonly made: readonly MadeCode[] } {
	const at = columns.indexOf('code');
	const given = rows.slice(first).map(({ cells }) => (at < 0 ? '' : (cells[at]?.trim() ?? '')));
	const taken = new Set([...given, ...stored.map(({ code }) => code)].map((code) => code.toLowerCase()));
	const exact = new Set([...given, ...stored.map(({ code }) => code)]);
	/** Of the file's own lines, whatever capitals a code is named with. */
	const own = new Map(given.map((code) => [code.toLowerCase(), code]));
	const made: MadeCode[] = [];
	return {
		name(column, cell, row) {
			if (column === 'merged_into')
				return cell === '' || exact.has(cell)
					? cell
					: (own.get(cell.toLowerCase()) ?? meant(cell, column, row));
			const name = row.cell('name');
			if (column !== 'code' || cell !== '' || name === '') return cell;
			const [known, ...others] = find(name);
			if (known && others.length === 0) return known.code;
			const code = codeFor(name, taken);
			taken.add(code.toLowerCase());
			made.push({ name, code });
			return code;
		},
		made,
	};
}
