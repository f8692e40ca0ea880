/** What the page of imports sends. */
import { z } from 'zod';
import { DOUBTS } from '#lib/exchange/found.ts';
import { SINGLE_FILES } from '#lib/exchange/sent.ts';

const id = z
	.string()
	.regex(/^[0-9a-f]{32}$/, 'gone')
	.max(32);
const code = z.string().max(99);

/** Beside the file itself. */
export const sendImportForm = z.object({
	sector: code.default(''),
	/** Which table it is; empty: whichever fits. */
	table: z.enum(['', ...SINGLE_FILES]).default(''),
	/** Why locked quarters may change. */
	reason: z.string().max(1000).default(''),
});

export const importForm = z.object({ import: id });

/** What was asked is ticked. */
export const storeImportForm = z.object({
	import: id,
	asked: z.array(z.enum(DOUBTS)).max(DOUBTS.length).default([]),
});

/** Which column of a sent table is which. */
export const columnsForm = z.object({
	import: id,
	file: z.enum(SINGLE_FILES),
	/** Of the headings, as a spreadsheet counts. */
	row: z.coerce.number().int().min(1).max(10_000_000),
	/** By position from 0, our name of the column; one that is not there is left out. */
	columns: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)).default({}),
	/** By our name, what is the same for all rows. */
	fixed: z.record(z.string().max(40), z.string().max(300)).default({}),
});
