/** Codes of organisations that a table sent alone names without one. Source: docs/rules.md, Codes of organisations. */
import type { MadeCode } from '#lib/exchange/found.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import { codeFor } from '#lib/plan/organisationCode.ts';
import { organisationFinderIn } from '#lib/report/organisationNamed.ts';
import type { CellNamer } from './canonical.ts';
import type { SentRow } from './table.ts';

/**
 * Fills in empty codes: that of the organisation that the plan has under that name, else one that is made. What an
 * organisation was merged into may be named too.
 * @param stored organisations of the plan
 */
export function codeMaker(
	rows: readonly SentRow[],
	{ columns, first }: Pick<Mapping, 'columns' | 'first'>,
	stored: Parameters<typeof organisationFinderIn>[0],
): { readonly name: CellNamer; readonly made: readonly MadeCode[] } {
	const at = columns.indexOf('code');
	const given = rows.slice(first).map(({ cells }) => (at < 0 ? '' : (cells[at]?.trim() ?? '')));
	const taken = new Set([...given, ...stored.map(({ code }) => code)].map((code) => code.toLowerCase()));
	const find = organisationFinderIn(stored);
	const made: MadeCode[] = [];
	return {
		name(column, cell, row) {
			if (column === 'merged_into' && cell !== '' && !taken.has(cell.toLowerCase())) {
				const [into, ...more] = find(cell);
				return into && more.length === 0 ? into.code : cell;
			}
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
