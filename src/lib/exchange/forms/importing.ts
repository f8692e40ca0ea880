/** What the page of imports sends. */
import { z } from 'zod';
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
