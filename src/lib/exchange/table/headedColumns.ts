/** Which column of a sent table is which. */
import { plainHeading } from '../mapping.ts';
import type { TableFaults } from './cellFault.ts';

/**
 * The position of each column. Tells headings that nobody knows, that stand twice, and needed ones that are not there.
 * @param needed columns without which nothing can be read
 */
export function headedColumns<Column extends string>(
	cells: readonly string[],
	{ needed, spare }: { readonly needed: readonly Column[]; readonly spare: readonly Column[] },
	faults: TableFaults,
): ReadonlyMap<Column, number> {
	const found = new Map<Column, number>();
	for (const [at, cell] of cells.entries()) {
		const column = [...needed, ...spare].find((one) => one === plainHeading(cell));
		if (column === undefined && cell.trim() === '') continue;
		if (column === undefined) faults.add('wrong column', 1, cell);
		else if (found.has(column)) faults.add('duplicate column', 1, column);
		else found.set(column, at);
	}
	for (const column of needed) if (!found.has(column)) faults.add('missing column', 1, column);
	return found;
}
