/** The cells of reports.csv that say what an activity is, by the description of a row's fields (`ROW`). */
import { choicesOf } from '#lib/exchange/choices.ts';
import { isEarlier, parseQuarter, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { ACTIVITY_STATUSES, type ActivityStatus } from '#lib/report/report.ts';
import { ROW, type RowField } from '#lib/report/row.ts';
import { INVENTED, referenceFault, tagFault } from '#lib/report/texts.ts';
import { codeFault, hasControl, TEXT_FAULTS } from '#lib/server/exchange/csv/text.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import { unguardText } from '#lib/server/files/formula.ts';
import { Told, type ReportColumn } from './told.ts';

export class FieldReader extends Told {
	/** Organisations by the cell that lists them. */
	readonly #lists = new Map<string, number[]>();

	/** One that an export invented (`!000001`) is taken as it stands: it joins the lines of this file. */
	reference(cell: string, line: number): string | null {
		const text = unguardText(cell);
		return text === '' || text.startsWith(INVENTED) ? text || null : this.#line(cell, line, 'activity');
	}

	/**
	 * What a cell of an activity says, by its field's type; undefined: told to be wrong. Lists stand in ascending order.
	 * @param own the report's quarter; undefined: told to be wrong
	 */
	field(name: RowField, cell: string, line: number, own: Quarter | undefined): unknown {
		const { type, bundle: column } = ROW[name];
		switch (type) {
			case 'line':
				return this.#line(cell, line, column);
			case 'prose':
				return this.#prose(cell, line, column);
			case 'code':
				return this.#code(cell, line, column);
			case 'status':
				return this.#status(cell, line, column);
			case 'texts':
				return this.#tags(cell, line, column);
			case 'organisation':
				return this.known(this.lookup.organisations, cell, line, column, 'organisation', 'organisations.csv');
			case 'organisations':
				return this.#organisations(cell, line, column);
			case 'places':
				return this.#places(cell, line, column);
			case 'quarter':
				return this.#doneIn(cell, line, column, own);
			default:
				throw new Error(`no row of a bundle says ${name} beside its figures`);
		}
	}

	#line(cell: string, line: number, column: ReportColumn): string {
		const text = unguardText(cell);
		const fault = referenceFault(text);
		if (fault) {
			this.fault('bad code', line, column, `${shown(text)} cannot be a reference: ${TEXT_FAULTS[fault]}.`);
		}
		return text;
	}

	#status(cell: string, line: number, column: ReportColumn): ActivityStatus | undefined {
		const found = ACTIVITY_STATUSES.find((status) => status === cell);
		if (!found) {
			const what = cell === '' ? 'This cell is empty' : `${shown(cell)} is not known here`;
			const message = `${what}: write ${ACTIVITY_STATUSES.join(', ')}.`;
			this.fault('unknown word', line, column, message, choicesOf(ACTIVITY_STATUSES));
		}
		return found;
	}

	#organisations(cell: string, line: number, column: ReportColumn): number[] {
		const cached = this.#lists.get(cell);
		if (cached) return cached;
		const { organisations } = this.lookup;
		const codes = cell.split(';');
		const ids = codes.flatMap(
			(code) => this.known(organisations, code, line, column, 'organisation', 'organisations.csv') ?? [],
		);
		if (new Set(codes).size < codes.length) {
			this.fault('duplicate key', line, column, `${shown(cell)} names a ${column} twice: name each once.`);
		} else if (ids.length === codes.length)
			this.#lists.set(
				cell,
				ids.sort((a, b) => a - b),
			);
		return ids;
	}

	#tags(cell: string, line: number, column: ReportColumn): string[] {
		const tags = unguardText(cell).split(';');
		const wrong = tags.map(tagFault).find((fault) => fault !== undefined);
		if (wrong !== undefined || new Set(tags).size < tags.length) {
			const why = wrong === undefined ? 'write each once, with ";" between them' : TEXT_FAULTS[wrong];
			this.fault('bad code', line, column, `${shown(cell)} is no list of tags: ${why}.`);
		}
		return tags.sort();
	}

	#places(cell: string, line: number, column: ReportColumn): number[] {
		const codes = cell.split(';');
		const found = codes.flatMap(
			(code) => this.known(this.lookup.places, code, line, column, 'place', 'places.csv')?.id ?? [],
		);
		if (new Set(codes).size < codes.length) {
			this.fault('duplicate key', line, column, `${shown(cell)} names a place twice: name each once.`);
		}
		return [...new Set(found)].sort((a, b) => a - b);
	}

	#code(cell: string, line: number, column: ReportColumn): string {
		const fault = codeFault(cell);
		if (fault) this.fault('bad code', line, column, `${shown(cell)} cannot be a code: ${fault}.`);
		return cell;
	}

	#prose(cell: string, line: number, column: ReportColumn): string {
		if (hasControl(cell)) {
			this.fault('bad text', line, column, 'This text has control characters in it: write it anew.');
		}
		return unguardText(cell);
	}

	/**
	 * Quarter index; null when it is the report's own.
	 * @param own the report's quarter; undefined: told to be wrong
	 */
	#doneIn(cell: string, line: number, column: ReportColumn, own: Quarter | undefined): number | null {
		const quarter = parseQuarter(cell);
		if (!quarter) {
			this.fault('bad date', line, column, `${shown(cell)} is no quarter: write it as 2024-Q1.`);
			return null;
		}
		const index = quarterIndex(quarter);
		if (!own || isEarlier(index, own)) return index;
		if (index > quarterIndex(own)) {
			this.fault(
				'bad date',
				line,
				column,
				`${cell} is after the quarter that reports it: correct one of them.`,
			);
		}
		return null;
	}
}
