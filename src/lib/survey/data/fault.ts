export const DATA_FAULTS = [
	'no responses',
	'column twice',
	'too many cells',
	'bad row',
	'unreadable cell',
	'repeat table',
	'unknown option',
	'no yes or no',
	'no number',
	'no whole number',
	'no date',
	'too many chosen',
	'no such column',
	'no weight',
	'no stratum',
	'no unit',
	'not a question',
	'not to split by',
	'option of population twice',
	'no group of population',
	'group of population alone',
	'populations apart',
	'too many populations',
	'population not met',
] as const;
export type DataFaultKind = (typeof DATA_FAULTS)[number];

/** What keeps answers from being read. */
export interface DataFault {
	readonly kind: DataFaultKind;
	/** The file, where it is not the one of the answers. */
	readonly file?: 'population';
	/** Row of the file, from 1; null: of the whole file. */
	readonly row: number | null;
	/** The column's heading, or what was asked for. */
	readonly column: string;
	/** What stands in the cell; null: of the whole column. */
	readonly text: string | null;
}

/** Faults that are told one by one; the others are counted. */
const MOST_DATA_FAULTS = 200;
const LONGEST_CELL = 80;

/** Faults as they are found: all are counted, so many are kept. */
export class DataFaults {
	readonly kept: DataFault[] = [];
	count = 0;
	readonly #file: DataFault['file'];

	/** @param file in which they are, where it is not the one of the answers */
	constructor(file?: DataFault['file']) {
		this.#file = file;
	}

	add(kind: DataFaultKind, column: string, row: number | null = null, text: string | null = null): void {
		this.count++;
		if (this.kept.length < MOST_DATA_FAULTS)
			this.kept.push({
				...{ kind, column, row, text: text && text.slice(0, LONGEST_CELL) },
				...(this.#file && { file: this.#file }),
			});
	}

	/** Those of another file, behind these. */
	take({ kept, count }: DataFaults): void {
		this.count += count;
		this.kept.push(...kept.slice(0, MOST_DATA_FAULTS - this.kept.length));
	}
}
