/** What is wrong with a table that a person sent: all of it is told at once. */
import type { FaultChoices } from '../choices.ts';
import type { FoundFault } from '../found.ts';

/** Faults that are told one by one; the others are counted. */
const MOST_TOLD = 500;
const LONGEST_CELL = 80;

/** Faults as they are found in one file. */
export class TableFaults {
	readonly told: FoundFault[] = [];
	readonly file: string;
	count = 0;

	/** @param file as pages name it */
	constructor(file: string) {
		this.file = file;
	}

	/** @param kind of those that have a sentence, `words/fault.ts` */
	add(
		kind: string,
		row: number | null,
		column: string | null = null,
		cell: string | null = null,
		choices?: FaultChoices,
	): void {
		this.count++;
		if (this.told.length >= MOST_TOLD) return;
		const fault = { kind, row, column, cell: cell === '' ? null : (cell?.slice(0, LONGEST_CELL) ?? null) };
		this.told.push({
			severity: 'error',
			file: this.file,
			message: '',
			...fault,
			...(choices && { choices }),
		});
	}
}
