import type { DataFault } from './data/fault.ts';
import type { ColumnOf, DroppedColumn } from './data/readData.ts';
import type { FormFault } from './form/sheet.ts';

/** What was found in a questionnaire and the answers to it. */
export interface SurveyFound {
	readonly questions: number;
	readonly responses: number;
	/** Columns that are dropped before anything is stored. */
	readonly dropped: readonly DroppedColumn[];
	/** Keys of questions without a column. */
	readonly missing: readonly string[];
	/** Of each question the column that it stands in, and all that the file has. */
	readonly columns: readonly ColumnOf[];
	readonly headings: readonly string[];
	readonly formFaults: readonly FormFault[];
	readonly dataFaults: readonly DataFault[];
	/** All of them, those that are not told one by one too; with one nothing is stored. */
	readonly faults: number;
}
