/** Who is expected on which output: what is ticked, and what was when the page was read. */
import { z } from 'zod';
import { field } from '#lib/forms/field.ts';
import { seenFields } from '#lib/plan/forms/setUp.ts';

/** `partner.output`, identifiers. */
const CELL = /^\d{1,12}\.\d{1,12}$/;
const MOST_TICKS = 1_200;

export const expectedForm = z.object({
	...seenFields,
	p: field(z.array(z.string().regex(CELL, 'gone')).max(MOST_TICKS), { name: 'p' }),
	/** Those that were ticked when the page was read, with blanks between them. */
	seen: z
		.string()
		.max(MOST_TICKS * 26)
		.regex(/^[\d. ]*$/, 'gone')
		.default(''),
});

/** What was ticked and what was taken away, of what the page showed. */
export function changedTicks(ticked: readonly string[], seen: string) {
	const before = new Set(seen.split(' ').filter((key) => CELL.test(key)));
	const after = new Set(ticked);
	const toChange = (isExpected: boolean) => (key: string) => {
		const [partnerId = 0, outputId = 0] = key.split('.').map(Number);
		return { partnerId, outputId, isExpected };
	};
	return [
		...[...after].filter((key) => !before.has(key)).map(toChange(true)),
		...[...before].filter((key) => !after.has(key)).map(toChange(false)),
	];
}
