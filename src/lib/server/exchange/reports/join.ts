/** Puts pieces of an entry together and says where they contradict each other. */
import { KEY_FIELDS, ROW, ROW_FIELDS, type RowField } from '#lib/report/row.ts';
import type { Piece } from '#lib/server/exchange/commands/bundle/scattered.ts';
import type { StagedEntry } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

const FILE = 'reports.csv';

/** What pieces of one entry have in common: its key they agree in, its figures come together. */
const COMMON = ROW_FIELDS.filter(
	(name) => !KEY_FIELDS.includes(name) && !['total', 'cells', 'months'].includes(name),
) as readonly Exclude<RowField, 'total' | 'cells' | 'months'>[];

/** @param pieces of one entry, in the order of the file; at least one */
export function joinPieces(pieces: readonly Piece[], issues: Issues): StagedEntry {
	const [first, ...others] = pieces;
	if (!first) throw new Error('an entry is made of at least one piece');
	let joined: StagedEntry = first;
	for (const piece of others) joined = join(joined, piece, issues);
	return joined;
}

function join(to: StagedEntry, piece: StagedEntry, issues: Issues): StagedEntry {
	const merged: Record<string, unknown> = {};
	for (const name of COMMON) {
		const [left, right] = [to[name], piece[name]];
		const isSame = JSON.stringify(left) === JSON.stringify(right);
		if (!isSame && !isEmpty(left) && !isEmpty(right))
			tellDisagreement(issues, piece.line, ROW[name].bundle, to.line);
		merged[name] = isEmpty(left) ? right : left;
	}
	if (to.givenLine !== null && piece.givenLine !== null) {
		tellTwice(issues, piece.givenLine, to.givenLine, 'total');
	}
	const lines = new Map(to.cells.map((cell) => [cell.combination, cell.line]));
	const cells = piece.cells.filter((cell) => {
		const first = lines.get(cell.combination);
		if (first !== undefined) tellTwice(issues, cell.line, first, 'figure of these groups');
		return first === undefined;
	});
	const told = new Map(to.months.map((one) => [`${one.month} ${one.combination}`, one.line]));
	const months = piece.months.filter((one) => {
		const first = told.get(`${one.month} ${one.combination}`);
		if (first !== undefined) tellTwice(issues, one.line, first, 'figure of this month');
		return first === undefined;
	});
	return {
		...to,
		...merged,
		given: to.given ?? piece.given,
		givenLine: to.givenLine ?? piece.givenLine,
		cells: [...to.cells, ...cells],
		months: [...to.months, ...months],
	};
}

function isEmpty(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}

export function tellDisagreement(issues: Issues, line: number, column: string, first: number): void {
	const message = `This activity says something else in line ${first}: write the same in all its rows, or leave it empty in all but one.`;
	issues.error('rows disagree', { file: FILE, line, column }, message);
}

export function tellTwice(issues: Issues, line: number, first: number, what: string): void {
	const message = `The ${what} of this activity already stands in line ${first}: keep one, or give the activities references of their own.`;
	issues.error('duplicate key', { file: FILE, line, column: 'value' }, message);
}
