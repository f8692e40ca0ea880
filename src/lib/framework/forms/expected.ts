/** Who is expected on which output: what is ticked, and what was when the page was read. */
import { z } from 'zod';
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
