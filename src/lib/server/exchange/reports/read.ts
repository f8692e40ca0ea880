/** reports.csv, row by row, into the staging tables: memory does not grow with its length. */
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { dropPieces, eachScattered, findScattered } from '#lib/server/exchange/commands/bundle/scattered.ts';
import { EntryStage, groupStaged, stageReport } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { quarterAt, type Quarter } from '#lib/plan/quarter.ts';
import type { Positions } from '#lib/server/exchange/csv/header.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { assemble } from './assemble.ts';
import { Heads, type Head } from './heads.ts';
import { joinPieces, tellDisagreement, tellTwice } from './join.ts';
import { ATTRIBUTES, entryOf, openEntry, setAttribute, STATUS_COLUMN, type OpenEntry } from './open.ts';
import type { Lookup } from './lookup.ts';
import { FieldReader } from './fields.ts';
import { RowReader } from './row.ts';
import { FILE, type ReportColumn } from './told.ts';

const HEAD_COLUMNS = ['partner', 'year', 'quarter', 'state'] as const;
const KEY_COLUMNS = [...HEAD_COLUMNS, 'activity', 'indicator', 'place'] as const;

export class ReportsReader {
	readonly heads: Heads;
	readonly #writer: Writer;
	readonly #lookup: Lookup;
	readonly #issues: Issues;
	readonly #rows: RowReader;
	readonly #fields: FieldReader;
	readonly #stage: EntryStage;
	#at: Record<string, number> = {};
	#keyAt: number[] = [];
	#attributeAt: number[] = [];
	#dimensionAt: number[] = [];
	#open: OpenEntry | undefined;
	#entries = 0;

	constructor(writer: Writer, lookup: Lookup, issues: Issues) {
		this.#writer = writer;
		this.#lookup = lookup;
		this.#issues = issues;
		this.#stage = new EntryStage(writer);
		this.#rows = new RowReader(lookup, issues);
		this.#fields = new FieldReader(lookup, issues);
		this.heads = new Heads(lookup, this.#rows);
	}

	header(positions: Positions): void {
		this.#at = Object.fromEntries(positions);
		this.#keyAt = KEY_COLUMNS.map((column) => positions.get(column) ?? -1);
		this.#dimensionAt = DIMENSIONS.map((dimension) => positions.get(dimension) ?? -1);
		this.#attributeAt = ATTRIBUTES.map(({ column }) => positions.get(column) ?? -1);
	}

	row(cells: string[], line: number): void {
		if (this.#isTooLong(cells, line)) return;
		const key = this.#keyAt.map((at) => cells[at] ?? '');
		const open = this.#open;
		const goesOn = open && open.reference !== null && key.every((cell, i) => cell === open.key[i]);
		if (!goesOn) {
			this.#close();
			if (this.#isNothingToReport(cells, key, line)) return;
			this.#open = this.#begin(key, line);
		}
		if (!this.#open) return;
		this.#readAttributes(this.#open, cells, line);
		this.#readValue(this.#open, cells, line);
	}

	/** Writes what the rows so far have left to write. */
	async store(): Promise<void> {
		await this.#stage.store();
	}

	/** After the last row: the last entry, entries in pieces, the reports themselves, and which entries are one activity. */
	async end(): Promise<void> {
		this.#close();
		await this.#stage.flush();
		const count = await findScattered(this.#writer);
		for await (const pieces of eachScattered(this.#writer, count)) {
			const joined = joinPieces(pieces, this.#issues);
			const assembled = assemble(joined, this.#lookup, this.#issues, this.#report(joined.report));
			await dropPieces(this.#writer, pieces);
			this.#stage.add(pieces[0]?.id ?? 0, joined, assembled);
			await this.#stage.store();
		}
		await this.#stage.flush();
		await groupStaged(this.#writer);
		for (const head of this.heads.all) {
			this.#checkNothing(head);
			const { id, partner, period, state, line } = head;
			const report = { id, partner, period, state, line };
			await stageReport(this.#writer, report, head.nothingLine !== null, head.nothing.keys());
		}
	}

	#isTooLong(cells: readonly string[], line: number): boolean {
		const at = cells.findIndex((cell) => cell.length > LIMITS.cell);
		if (at < 0) return false;
		const [column] = Object.entries(this.#at).find(([, position]) => position === at) ?? [];
		const message = `This cell has more than ${LIMITS.cell} characters: shorten it.`;
		this.#issues.error('too long', { file: FILE, line, column: column ?? null }, message);
		return true;
	}

	/** A row with partner, quarter and state and nothing else, or one that says so, for an output or the sector. */
	#isNothingToReport(cells: readonly string[], key: readonly string[], line: number): boolean {
		const [partner = '', year = '', quarter = '', state = '', reference, indicator = '', place] = key;
		const said = this.#cell(cells, 'nothing');
		if (said === '' && (indicator !== '' || reference !== '' || place !== '')) return false;
		const besides = [...HEAD_COLUMNS, 'indicator', 'nothing'] as const;
		const filled = besides.filter((column) => this.#cell(cells, column) !== '').length;
		const isAlone = cells.filter((cell) => cell !== '').length === filled;
		if (said === '' && !isAlone) return false;
		const head = this.heads.find(partner, year, quarter, state, line);
		if (said !== '' && !isAlone) {
			this.#rows.fault(
				'rows disagree',
				line,
				'nothing',
				'There is nothing to report, and more in this row: keep one of both.',
			);
		} else if (said !== '' && !this.#rows.isYes(said, line)) return true;
		if (!head) return true;
		const output = indicator === '' ? null : this.#rows.output(indicator, line);
		if (output) head.nothing.set(output.indicator, { output: output.code, line });
		else if (output === null) head.nothingLine = line;
		return true;
	}

	#begin(key: readonly string[], line: number): OpenEntry {
		const [partner = '', year = '', quarter = '', state = '', reference = '', indicator = '', place = ''] =
			key;
		const head = this.heads.find(partner, year, quarter, state, line);
		if (head) head.hasRows = true;
		const found = this.#rows.indicator(indicator, line);
		if (head && found) head.outputs.add(found.row.output);
		if (quarter === '' && found && head) this.#rows.ofYear(found, quarterAt(head.quarter), line);
		return openEntry({
			key,
			head,
			indicator: found,
			placeId: this.#rows.place(place, line),
			reference: this.#fields.reference(reference, line),
			line,
			ofYear: quarter === '',
		});
	}

	#readAttributes(open: OpenEntry, cells: readonly string[], line: number): void {
		for (const [i, attribute] of ATTRIBUTES.entries()) {
			const { column } = attribute;
			const cell = cells[this.#attributeAt[i] ?? -1] ?? '';
			if (cell === '' || cell === open.attributes.get(column)) continue;
			if (open.attributes.has(column)) {
				tellDisagreement(this.#issues, line, column, open.line);
				continue;
			}
			open.attributes.set(column, cell);
			setAttribute(open, attribute, this.#fields, cell, line);
		}
		if (!open.attributes.has(STATUS_COLUMN)) {
			this.#fields.field('status', '', line, undefined);
			// Told once for the entry.
			open.attributes.set(STATUS_COLUMN, '');
		}
	}

	#readValue(open: OpenEntry, cells: readonly string[], line: number): void {
		const { indicator } = open;
		if (!indicator) return;
		const value = this.#rows.value(this.#cell(cells, 'value'), line, indicator);
		const month = this.#rows.month(this.#cell(cells, 'month'), line, open.head, open.ofYear);
		const codes = this.#dimensionAt.map((at) => cells[at] ?? '');
		const isTotal = codes.every((code) => code === '');
		if (isTotal && month === null) {
			if (open.givenLine !== null) tellTwice(this.#issues, line, open.givenLine, 'total');
			open.given = value;
			open.givenLine = line;
			open.high = this.#rows.high(this.#cell(cells, 'high'), line, indicator, value);
			open.about = this.#rows.about(this.#cell(cells, 'about'), line, value);
			return;
		}
		for (const column of ['high', 'about'] as const) {
			if (this.#cell(cells, column) !== '') this.#rows.onlyTotal(column, line);
		}
		const combination = isTotal
			? { id: 0, mask: 0 }
			: this.#rows.combination(codes, line, indicator, this.#isDraft(open.head?.id ?? 0));
		// A cell that is empty is unknown, which is the same as a cell that is missing.
		if (!combination || value === null) return;
		const cell = { combination: combination.id, mask: combination.mask, value, line };
		if (month === null) this.#addCell(open.cells, cell, line, () => true);
		else this.#addCell(open.months, { ...cell, month }, line, (one) => one.month === month);
	}

	#addCell<Cell extends { readonly combination: number; readonly line: number }>(
		cells: Cell[],
		cell: Cell,
		line: number,
		isBeside: (one: Cell) => boolean,
	): void {
		const first = cells.find((one) => one.combination === cell.combination && isBeside(one));
		if (!first) cells.push(cell);
		else
			tellTwice(this.#issues, line, first.line, cell.combination === 0 ? 'total' : 'figure of these groups');
	}

	#cell(cells: readonly string[], column: ReportColumn): string {
		return cells[this.#at[column] ?? -1] ?? '';
	}

	/** A draft's own errors stand in the way of its submission, not of a bundle. */
	#isDraft(report: number): boolean {
		const state = this.heads.all[report - 1]?.state;
		return state === 'draft' || state === 'returned';
	}

	#report(id: number): { readonly isDraft: boolean; readonly quarter: Quarter } {
		return { isDraft: this.#isDraft(id), quarter: quarterAt(this.heads.all[id - 1]?.quarter ?? 0) };
	}

	#checkNothing(head: Head): void {
		const tell = (line: number, what: string) => {
			const message = `${what}, and has activities in other rows: keep one of both.`;
			if (this.#isDraft(head.id)) this.#issues.warn('rows disagree', { file: FILE, line }, message);
			else this.#rows.fault('rows disagree', line, null, message);
		};
		if (head.nothingLine !== null && head.hasRows) {
			tell(head.nothingLine, 'This report says that there is nothing to report');
		}
		for (const { output, line } of head.nothing.values()) {
			if (head.outputs.has(output)) {
				tell(line, `This report says that there is nothing to report for output ${output}`);
			}
		}
	}

	#close(): void {
		const open = this.#open;
		this.#open = undefined;
		const entry = open && entryOf(open);
		if (!entry) return;
		const assembled = assemble(entry, this.#lookup, this.#issues, this.#report(entry.report));
		this.#stage.add(++this.#entries, entry, assembled);
	}
}
