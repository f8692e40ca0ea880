/** The cells of a row that a person sent, as what they stand for. What cannot be read is told, and the row is wrong. */
import { readEntry } from '#lib/report/number.ts';
import { withoutControls } from '#lib/report/texts.ts';
import { choicesOf, type FaultChoices } from '../choices.ts';
import { plainHeading } from '../mapping.ts';
import type { TableFaults } from './cellFault.ts';

/** Signs of a cell, at most. */
const LONGEST = 500;

export class ReadRow<Column extends string> {
	readonly row: number;
	isWrong = false;
	readonly #cells: readonly string[];
	readonly #columns: ReadonlyMap<Column, number>;
	readonly #faults: TableFaults;

	/** @param row its line in the file, from 1 */
	constructor(
		{ cells, at }: { readonly cells: readonly string[]; readonly at: number },
		columns: ReadonlyMap<Column, number>,
		faults: TableFaults,
	) {
		this.row = at;
		this.#cells = cells;
		this.#columns = columns;
		this.#faults = faults;
	}

	fault(kind: string, column: Column, choices?: FaultChoices): void {
		this.isWrong = true;
		this.#faults.add(kind, this.row, column, this.#raw(column), choices);
	}

	#raw(column: Column): string {
		return (this.#cells[this.#columns.get(column) ?? -1] ?? '').trim();
	}

	/** Empty where nothing stands. */
	text(column: Column): string {
		const text = this.#raw(column);
		if (text.length > LONGEST) this.fault('too long', column);
		if (withoutControls(text) !== text) this.fault('bad text', column);
		return text;
	}

	need(column: Column): string {
		const text = this.text(column);
		if (text === '') this.fault('missing value', column);
		return text;
	}

	/** What stands in a cell that holds several, apart by semicolons, commas or bars. */
	items(column: Column): string[] {
		const items = this.text(column).split(/[;,|،؛]/);
		return items.map((item) => item.trim()).filter((item) => item !== '');
	}

	/** A whole number from the least to the most, in Latin or Arabic digits; null where nothing stands. */
	whole(column: Column, least: number, most: number): number | null {
		const text = this.#raw(column);
		if (text === '') return null;
		const value = readEntry(text, 'count');
		if (typeof value === 'number' && value >= least && value <= most) return value;
		this.fault('bad number', column);
		return null;
	}

	/** What a list has under the word, by code or name; undefined where nothing stands, or what stands there is told. */
	known<Meant>(column: Column, list: ReadonlyMap<string, Meant>, kind = 'unknown code'): Meant | undefined {
		const text = plainHeading(this.#raw(column));
		if (text === '') return undefined;
		const meant = list.get(text);
		if (meant !== undefined) return meant;
		// Words stand for themselves; identifiers of organisations and places tell nobody anything.
		const words = [...new Set(list.values())].filter((one) => typeof one === 'string');
		this.fault(kind, column, words.length > 0 ? choicesOf(words) : undefined);
		return undefined;
	}
}
