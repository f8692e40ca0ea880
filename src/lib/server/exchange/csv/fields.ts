/** The cells of one row as what they stand for. A cell that does not is told, and marks the row as failed. */
import { choicesOf, type FaultChoices } from '#lib/exchange/choices.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import { readAmount } from './amount.ts';
import type { ColumnName, TableName } from './columns.ts';
import type { Positions } from './header.ts';
import { isTooLong } from './read.ts';
import { unguardText } from '#lib/server/files/formula.ts';
import { codeFault, hasControl, isCode } from './text.ts';

export class Fields<T extends TableName> {
	readonly line: number;
	failed = false;
	readonly #file: T;
	readonly #cells: readonly string[];
	readonly #positions: Positions;
	readonly #issues: Issues;

	constructor(file: T, cells: readonly string[], line: number, positions: Positions, issues: Issues) {
		this.#file = file;
		this.#cells = cells;
		this.line = line;
		this.#positions = positions;
		this.#issues = issues;
	}

	fault(kind: string, column: ColumnName<T> | null, message: string, choices?: FaultChoices): void {
		this.failed = true;
		this.#issues.error(kind, { file: this.#file, line: this.line, column }, message, choices);
	}

	warn(kind: string, column: ColumnName<T>, message: string): void {
		this.#issues.warn(kind, { file: this.#file, line: this.line, column }, message);
	}

	/** The cell as it stands; empty when the file has no such column. */
	raw(column: ColumnName<T>): string {
		const at = this.#positions.get(column);
		const cell = at === undefined ? '' : (this.#cells[at] ?? '');
		if (!isTooLong(cell)) return cell;
		this.fault('too long', column, `This cell has ${cell.length} characters: shorten it.`);
		return '';
	}

	/** Without the marks that nobody sees: what a code or a number is read from. */
	#plain(column: ColumnName<T>): string {
		return withoutMarks(this.raw(column));
	}

	/** Free text; null when empty. */
	text(column: ColumnName<T>): string | null {
		const text = unguardText(this.raw(column));
		if (hasControl(text)) {
			this.fault('bad text', column, 'This text has control characters in it: write it anew.');
		}
		return text === '' ? null : text;
	}

	needText(column: ColumnName<T>): string {
		return this.text(column) ?? this.#missing(column, '');
	}

	/** A code; null when empty. */
	code(column: ColumnName<T>): string | null {
		const cell = this.#plain(column);
		if (cell !== '' && !isCode(cell)) this.#badCode(column, cell);
		return cell === '' ? null : cell;
	}

	needCode(column: ColumnName<T>): string {
		return this.code(column) ?? this.#missing(column, '');
	}

	/** Codes with `;` between them, each once. */
	codes(column: ColumnName<T>): string[] {
		const cell = this.#plain(column);
		const codes = cell === '' ? [] : cell.split(';');
		for (const code of codes) if (!isCode(code)) this.#badCode(column, code);
		if (new Set(codes).size < codes.length) {
			this.fault('duplicate key', column, `${shown(cell)} names a code twice: name each once.`);
		}
		return codes;
	}

	/** Texts with `;` between them. */
	texts(column: ColumnName<T>): string[] {
		return (this.text(column) ?? '').split(';').filter((text) => text !== '');
	}

	oneOf<W extends string>(column: ColumnName<T>, words: readonly W[], otherwise?: W): W {
		const cell = this.#plain(column);
		if (cell === '' && otherwise !== undefined) return otherwise;
		const found = words.find((word) => word === cell);
		if (found !== undefined) return found;
		const message = cell === '' ? 'This cell is empty: write' : `${shown(cell)} is not known here: write`;
		this.fault('unknown word', column, `${message} ${words.join(', ')}.`, choicesOf(words));
		return words[0] as W;
	}

	/** `yes` or `no`; no when empty. */
	flag(column: ColumnName<T>): boolean {
		return ['yes', 'true', '1'].includes(this.oneOf(column, ['yes', 'no', 'true', 'false', '1', '0'], 'no'));
	}

	/** A whole number in a range; null when empty. */
	integer(column: ColumnName<T>, least: number, most: number): number | null {
		const cell = this.#plain(column);
		if (cell === '') return null;
		const value = /^-?\d{1,15}$/.test(cell) ? Number(cell) : NaN;
		if (value >= least && value <= most) return value;
		this.fault(
			'bad number',
			column,
			`${shown(cell)} is not a whole number from ${least} to ${most}: write one.`,
		);
		return null;
	}

	needInteger(column: ColumnName<T>, least: number, most: number): number {
		const value = this.integer(column, least, most);
		if (value === null && this.#plain(column) === '') this.#missing(column, '');
		return value ?? least;
	}

	/** A whole figure, read as in a form: thousands may be set apart; null when empty, or a dash. */
	figure(column: ColumnName<T>, most: number): number | null {
		const value = readAmount(this.raw(column), 'count');
		if (value === null || (typeof value === 'number' && value <= most)) return value;
		if (typeof value === 'number')
			this.fault('bad number', column, `This is more than ${most}: check its digits.`);
		else this.fault(value.kind, column, value.message);
		return null;
	}

	/** A number with a point; null when empty. */
	decimal(column: ColumnName<T>, least: number, most: number): number | null {
		const cell = this.#plain(column);
		if (cell === '') return null;
		const value = /^-?\d{1,15}(\.\d{1,15})?$/.test(cell) ? Number(cell) : NaN;
		if (value >= least && value <= most) return value;
		this.fault('bad number', column, `${shown(cell)} is not a number from ${least} to ${most}: write one.`);
		return null;
	}

	/** A day as `2024-03-31`; null when empty. */
	day(column: ColumnName<T>): string | null {
		const cell = this.#plain(column);
		if (cell === '') return null;
		const time = /^\d{4}-\d\d-\d\d$/.test(cell) ? Date.parse(`${cell}T00:00:00Z`) : NaN;
		if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(cell)) return cell;
		this.fault('bad date', column, `${shown(cell)} is no day: write it as 2024-03-31.`);
		return null;
	}

	needDay(column: ColumnName<T>): string {
		return this.day(column) ?? (this.#plain(column) === '' ? this.#missing(column, '') : '');
	}

	#badCode(column: ColumnName<T>, code: string): void {
		this.fault('bad code', column, `${shown(code)} cannot be a code: ${codeFault(code) ?? 'write another'}.`);
	}

	#missing<V>(column: ColumnName<T>, value: V): V {
		this.fault('missing value', column, 'This cell is empty: fill it.');
		return value;
	}
}
