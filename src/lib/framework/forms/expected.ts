/** Who is expected on which output: what is ticked, and what was when the page was read. */
import { z } from 'zod';
import { LONGEST_CODE } from '#lib/plan/bounds.ts';
import { parseQuarter, quarterIndex } from '#lib/plan/quarter.ts';
import { seenFields } from '#lib/plan/forms/setUp.ts';

/** `partner.output`, identifiers. */
const CELL = /^(\d{1,12})\.(\d{1,12})$/;
const MOST_TICKS = 900;

export const expectedForm = z.object({
	...seenFields,
	p: z.array(z.string().max(26)).max(MOST_TICKS),
	/** Those that were ticked when the page was read, with blanks between them. */
	seen: z
		.string()
		.max(MOST_TICKS * 26)
		.regex(/^[\d. ]*$/, 'gone')
		.default(''),
});

/** A partner leaves after a quarter, `2024-Q2`. */
export const leaveForm = z.object({
	...seenFields,
	partner: z.string().min(1, 'missing').max(LONGEST_CODE),
	last: z
		.string()
		.max(7)
		.transform((text, context) => {
			const quarter = parseQuarter(text);
			if (quarter) return quarterIndex(quarter);
			context.addIssue({ code: 'custom', message: 'missing' });
			return z.NEVER;
		}),
});

/** What was ticked and what was taken away, of what the page showed. */
export function changedTicks(ticked: readonly string[], seen: string) {
	const before = new Set(seen.split(' ').filter((key) => CELL.test(key)));
	const after = new Set(ticked);
	const toChange = (isExpected: boolean) => (key: string) => {
		const [, partnerId, outputId] = CELL.exec(key) ?? [];
		return { partnerId: Number(partnerId ?? 0), outputId: Number(outputId ?? 0), isExpected };
	};
	return [
		...[...after].filter((key) => !before.has(key)).map(toChange(true)),
		...[...before].filter((key) => !after.has(key)).map(toChange(false)),
	];
}
