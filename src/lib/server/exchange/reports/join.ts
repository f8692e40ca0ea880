/** Puts pieces of an entry together and says where they contradict each other. */
import type { Piece } from '#lib/server/exchange/commands/bundle/scattered.ts';
import type { StagedEntry } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

const FILE = 'reports.csv';

const ATTRIBUTES = [
	['status', 'activity_status'],
	['through', 'through'],
	['note', 'note'],
	['doneIn', 'done_in'],
	['appeal', 'appeal'],
	['donors', 'donor'],
	['tags', 'tags'],
	['also', 'also'],
	['high', 'high'],
	['about', 'about'],
] as const;

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
	for (const [field, column] of ATTRIBUTES) {
		const [left, right] = [to[field], piece[field]];
		const isSame = JSON.stringify(left) === JSON.stringify(right);
		if (!isSame && !isEmpty(left) && !isEmpty(right)) tellDisagreement(issues, piece.line, column, to.line);
		merged[field] = isEmpty(left) ? right : left;
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
	if (to.ofYear !== piece.ofYear) tellDisagreement(issues, piece.line, 'quarter', to.line);
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
	return value === null || value === 0 || (Array.isArray(value) && value.length === 0);
}

export function tellDisagreement(issues: Issues, line: number, column: string, first: number): void {
	const message = `This activity says something else in line ${first}: write the same in all its rows, or leave it empty in all but one.`;
	issues.error('rows disagree', { file: FILE, line, column }, message);
}

export function tellTwice(issues: Issues, line: number, first: number, what: string): void {
	const message = `The ${what} of this activity already stands in line ${first}: keep one, or give the activities references of their own.`;
	issues.error('duplicate key', { file: FILE, line, column: 'value' }, message);
}
