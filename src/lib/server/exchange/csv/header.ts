import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import { TABLES, type BundleColumn, type TableName } from './columns.ts';

/** Position of each column that the file has. */
export type Positions = ReadonlyMap<string, number>;

/** Reads a header row; undefined when the rows below it cannot be read by it. Says everything that is wrong. */
export function readHeader(file: TableName, cells: readonly string[], issues: Issues): Positions | undefined {
	if (cells.length > LIMITS.columns) {
		const message = `The header has ${cells.length} columns; at most ${LIMITS.columns} are read. Remove what does not belong.`;
		issues.error('wrong column', { file, line: 1 }, message);
		return undefined;
	}
	const known = new Map<string, BundleColumn>(TABLES[file].map((column) => [column.name, column]));
	const positions = new Map<string, number>();
	let sound = true;
	const fault = (kind: string, column: string, message: string) => {
		issues.error(kind, { file, line: 1, column }, message);
		sound = false;
	};
	for (const [i, cell] of cells.entries()) {
		const name = cell.trim();
		if (!known.has(name)) {
			fault(
				'wrong column',
				name || `column ${i + 1}`,
				`${shown(name)} is no column of ${file}: rename or remove it. Its columns are ${[...known.keys()].join(', ')}.`,
			);
		} else if (positions.has(name)) {
			fault('duplicate column', name, `The column ${name} stands twice: remove one.`);
		} else positions.set(name, i);
	}
	for (const { name, optional } of known.values()) {
		if (optional || positions.has(name)) continue;
		fault('missing column', name, `The column ${name} is missing: add it, its cells may be empty.`);
	}
	return sound ? positions : undefined;
}
