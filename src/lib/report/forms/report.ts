/** What the pages of reports and their review send. */
import { z } from 'zod';
import { field } from '#lib/forms/field.ts';
import { STANDS } from '#lib/report/stands.ts';
import { LONGEST, MOST } from '#lib/report/bounds.ts';

const id = z.coerce.number().int().positive();
const words = z.string().max(LONGEST.words).default('');

export const startForm = z.object({ plan: id, sector: id, partner: id, period: id });
/** The rows of a card. */
export const rowsForm = z.object({ id: z.array(id).max(MOST.figures) });
export const nothingForm = z.object({
	/** Empty: the whole report. */
	output: z.union([z.literal('').transform(() => null), id]).default(null),
	nothing: z.enum(['0', '1']).transform((value) => value === '1'),
});
/** Figures of earlier reports, by their rows, and whether they still stand. */
export const standForm = z.object({ figure: z.array(id).max(MOST.rows), answer: z.enum(STANDS) });
export const undoForm = z.object({ undo: id });
export const submitForm = z.object({ key: z.string().min(16).max(64), edition: z.string().max(64) });
export const pasteForm = z.object({
	indicator: id,
	/** As they were pasted: `readPaste` takes them apart. */
	lines: z.string().max(LONGEST.lines).default(''),
	status: z.enum(['planned', 'ongoing', 'completed']).default('ongoing'),
	donor: z.union([z.literal('').transform(() => null), id]).default(null),
	/** Made by the form: sent twice, the rows come once. */
	sent: z.string().min(8).max(40),
	/** By the number of a line, the P-code that was chosen for a name that nobody could tell. */
	places: field(z.record(z.string().regex(/^\d{1,6}$/), z.string().min(1).max(100)).default({}), {
		name: 'place',
	}),
});
export type PasteForm = z.infer<typeof pasteForm>;

const known = z.union([z.literal('').transform(() => null), id]).default(null);
export const commentForm = z.object({
	/** A row of the activity; null: the whole report. */
	id: known,
	/** The row of the figure that it is about; null: the whole activity. */
	figure: known,
	body: words,
});
/** The name of a workbook that was read. */
export const confirmForm = z.object({ workbook: z.string().regex(/^[0-9a-f]{32}$/) });
export const returnForm = z.object({ comment: words });
export const withdrawForm = z.object({ reason: words });
export const approveManyForm = z.object({ report: z.array(id).max(MOST.reports) });
/** The report of which one's own decision is taken back. */
export const undoDecisionForm = z.object({ report: id });
export const remindForm = z.object({
	plan: id,
	sector: id,
	period: id,
	partner: z.array(id).max(MOST.reports),
});
export const reopenForm = z.object({
	plan: id,
	sector: id,
	period: id,
	partner: id,
	until: z.iso.date('day'),
	reason: words,
});

/** Which sector and quarter a coordinator looks at; without any, the one with work. */
export const reviewQuestion = z.object({
	plan: z.string().max(100).optional(),
	sector: z.string().max(100).optional(),
	period: z
		.string()
		.regex(/^\d{4}-Q[1-4]$/)
		.optional(),
});

export const auditQuestion = z.object({
	plan: z.string().max(100).optional(),
	action: z.string().max(60).optional(),
	text: z.string().max(200).optional(),
	before: id.optional(),
});
