/** How much the fields of a report take, in signs: fields say it beside them, forms refuse what is beyond. */
export const LONGEST = {
	/** Of a row: place, reference, tags, note. */
	text: 2_000,
	/** A figure as it was typed. */
	figure: 200,
	/** What people write to each other: comments, reasons, explanations. */
	words: 4_000,
	/** Why a figure is known to be incomplete: it stands in a row of the dashboard. */
	mark: 500,
	/** All explanations of a report together. */
	explanations: 400_000,
	/** All lines that are pasted at once. */
	lines: 100_000,
} as const;

export const MOST = {
	/** Lines that are pasted at once: more than anybody means to add. */
	lines: 500,
	/** Rows of a report, by whatever road they come. */
	rows: 2_000,
	/** Fields of a report's form: a few for each row, of the open ones with their breakdowns. */
	fields: 40_000,
	/** Comments on a version of a report. */
	comments: 500,
	donors: 50,
	/** Rows of one activity: a figure for each indicator. */
	figures: 200,
	/** Reports approved at once, or partners written to. */
	reports: 500,
} as const;
