/** What the page shows of a card: plain data, so that a card of which nothing changed is not drawn again. */
import type { Comment, ReportRow, SheetIndicator } from '#lib/report/sheet.ts';
import type { Finding } from '#lib/report/validation.ts';

export interface Line {
	/** The card's name in the form. */
	readonly id: string;
	/** None: it is not stored yet. */
	readonly rows: readonly ReportRow[];
	/** Those of the table, each a column. */
	readonly columns: readonly SheetIndicator[];
	/** All that its figures can be of. */
	readonly indicators: readonly SheetIndicator[];
	/** What counted last quarter beside its rows, smallest units. */
	readonly last: readonly (readonly [row: number, total: number])[];
	readonly findings: readonly Finding[];
	readonly comments: readonly Comment[];
}
