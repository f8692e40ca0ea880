/** reports.csv, row by row, into the staging tables: memory does not grow with its length. */
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { ActivityStatus } from '#lib/report/report.ts';
import { dropPieces, eachScattered, findScattered } from '#lib/server/exchange/commands/bundle/scattered.ts';
import {
	ActivityStage,
	stageReport,
	type StagedActivity,
	type StagedCell,
} from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { Positions } from '#lib/server/exchange/csv/header.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { assemble } from './assemble.ts';
import { Heads, type Head } from './heads.ts';
import { joinPieces, tellDisagreement, tellTwice } from './join.ts';
import type { LookedUpIndicator, Lookup } from './lookup.ts';
import { RowReader, type ReportColumn } from './row.ts';

const FILE = 'reports.csv';
const KEY_COLUMNS = ['partner', 'year', 'quarter', 'state', 'activity', 'indicator', 'place'] as const;
const ATTRIBUTES = ['activity_status', 'through', 'donor', 'note', 'done_in', 'tags', 'appeal'] as const;

/** An activity whose rows are being read. */
interface Open {
	readonly key: readonly string[];
	readonly head: Head | undefined;
	readonly indicator: LookedUpIndicator | undefined;
	readonly place: number | undefined;
	readonly reference: string | null;
	readonly line: number;
	/** As they stand in the file, empty until a row fills them. */
	readonly attributes: string[];
	status: ActivityStatus | undefined;
	through: number;
	donors: number[];
	note: string | null;
	doneIn: number | null;
	tags: string[];
	appeal: string | null;
	given: number | null;
	givenLine: number | null;
	readonly cells: StagedCell[];
}

export class ReportsReader {
	readonly heads: Heads;
	readonly #writer: Writer;
	readonly #lookup: Lookup;
	readonly #issues: Issues;
	readonly #rows: RowReader;
	readonly #stage: ActivityStage;
	#at: Record<string, number> = {};
	#keyAt: number[] = [];
	#attributeAt: number[] = [];
	#open: Open | undefined;
	#activities = 0;

	constructor(writer: Writer, lookup: Lookup, issues: Issues) {
		this.#writer = writer;
		this.#lookup = lookup;
		this.#issues = issues;
		this.#stage = new ActivityStage(writer);
		this.#rows = new RowReader(lookup, issues);
		this.heads = new Heads(lookup, this.#rows);
	}

	header(positions: Positions): void {
		this.#at = Object.fromEntries(positions);
		this.#keyAt = KEY_COLUMNS.map((column) => positions.get(column) ?? -1);
		this.#attributeAt = ATTRIBUTES.map((column) => positions.get(column) ?? -1);
	}

	row(cells: string[], line: number): void {
		if (this.#isTooLong(cells, line)) return;
		const key = this.#keyAt.map((at) => cells[at] ?? '');
		const open = this.#open;
		const goesOn = open && key[4] !== '' && key.every((cell, i) => cell === open.key[i]);
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

	/** After the last row: the last activity, activities in pieces, the reports themselves. */
	async end(): Promise<void> {
		this.#close();
		await this.#stage.flush();
		const count = await findScattered(this.#writer);
		for await (const pieces of eachScattered(this.#writer, count)) {
			const joined = joinPieces(pieces, this.#issues);
			const assembled = assemble(joined, this.#lookup, this.#issues);
			await dropPieces(this.#writer, pieces);
			this.#stage.add(pieces[0]?.id ?? 0, joined, assembled);
			await this.#stage.store();
		}
		await this.#stage.flush();
		for (const head of this.heads.all) {
			if (head.nothingLine !== null && head.hasRows) {
				const message =
					'This report says that there is nothing to report, and has activities in other rows: keep one of both.';
				this.#rows.fault('rows disagree', head.nothingLine, null, message);
			}
			const { id, partner, period, state, line } = head;
			await stageReport(this.#writer, { id, partner, period, state, line }, head.nothingLine !== null);
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

	/** A row with partner, quarter and state, and nothing else. */
	#isNothingToReport(cells: readonly string[], key: readonly string[], line: number): boolean {
		const [partner = '', year = '', quarter = '', state = '', ...rest] = key;
		if (rest.some((cell) => cell !== '')) return false;
		const filled = [partner, year, quarter, state].filter((cell) => cell !== '').length;
		if (cells.filter((cell) => cell !== '').length !== filled) return false;
		const head = this.heads.find(partner, year, quarter, state, line);
		if (head) head.nothingLine = line;
		return true;
	}

	#begin(key: readonly string[], line: number): Open {
		const [partner = '', year = '', quarter = '', state = '', reference = '', indicator = '', place = ''] =
			key;
		const head = this.heads.find(partner, year, quarter, state, line);
		if (head) head.hasRows = true;
		return {
			key,
			head,
			indicator: this.#rows.indicator(indicator, line),
			place: this.#rows.place(place, line),
			reference: this.#rows.reference(reference, line),
			line,
			attributes: ATTRIBUTES.map(() => ''),
			status: undefined,
			through: 0,
			donors: [],
			note: null,
			doneIn: null,
			tags: [],
			appeal: null,
			given: null,
			givenLine: null,
			cells: [],
		};
	}

	#readAttributes(open: Open, cells: readonly string[], line: number): void {
		for (const [i, column] of ATTRIBUTES.entries()) {
			const cell = cells[this.#attributeAt[i] ?? -1] ?? '';
			if (cell === open.attributes[i]) continue;
			if (cell === '') continue;
			if (open.attributes[i] !== '') {
				tellDisagreement(this.#issues, line, column, open.line);
				continue;
			}
			open.attributes[i] = cell;
			this.#setAttribute(open, column, cell, line);
		}
		if (open.attributes[0] === '') {
			this.#rows.status('', line);
			// Told once for the activity.
			open.attributes[0] = ' ';
		}
	}

	#setAttribute(open: Open, column: (typeof ATTRIBUTES)[number], cell: string, line: number): void {
		if (column === 'activity_status') open.status = this.#rows.status(cell, line);
		else if (column === 'through') open.through = this.#rows.organisation(cell, line, column) ?? 0;
		else if (column === 'donor') open.donors = this.#rows.donors(cell, line);
		else if (column === 'note') open.note = this.#rows.note(cell, line);
		else if (column === 'tags') open.tags = this.#rows.tags(cell, line);
		else if (column === 'appeal') open.appeal = this.#rows.appeal(cell, line);
		else open.doneIn = this.#rows.doneIn(cell, line, open.head?.quarter ?? Infinity);
	}

	#readValue(open: Open, cells: readonly string[], line: number): void {
		const { indicator } = open;
		if (!indicator) return;
		const value = this.#rows.value(this.#cell(cells, 'value'), line, indicator);
		const codes = DIMENSIONS.map((dimension) => this.#cell(cells, dimension));
		if (codes.every((code) => code === '')) {
			if (open.givenLine !== null) tellTwice(this.#issues, line, open.givenLine, 'total');
			open.given = value;
			open.givenLine = line;
			return;
		}
		const combination = this.#rows.combination(codes, line, indicator);
		// A cell that is empty is unknown, which is the same as a cell that is missing.
		if (!combination || value === null) return;
		const first = open.cells.find((cell) => cell.combination === combination.id);
		if (first) tellTwice(this.#issues, line, first.line, 'figure of these groups');
		else open.cells.push({ combination: combination.id, mask: combination.mask, value, line });
	}

	#cell(cells: readonly string[], column: ReportColumn): string {
		return cells[this.#at[column] ?? -1] ?? '';
	}

	#close(): void {
		const open = this.#open;
		this.#open = undefined;
		if (!open?.head || !open.indicator || open.place === undefined || !open.status) return;
		const { head, indicator, place, reference, status, through, donors, note, doneIn, tags, appeal, given } =
			open;
		const { givenLine, cells, line } = open;
		const activity: StagedActivity = {
			report: head.id,
			reference,
			indicator: indicator.id,
			place,
			status,
			through,
			donors,
			note,
			doneIn,
			tags,
			appeal,
			given,
			givenLine,
			cells,
			line,
		};
		const assembled = assemble(activity, this.#lookup, this.#issues);
		this.#stage.add(++this.#activities, activity, assembled);
	}
}
