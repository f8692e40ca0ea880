/** Looks at the drawings of a publication. What one shows is a figure like any other; what it withholds says nothing more. */
import type { Drawing } from './drawingsAsked.ts';
import type { Get, Published } from './fetched.ts';
import { LOOKS } from './looks.ts';
import { PEOPLE, spanOf, type Figure, type Reading, type Seen } from './reading.ts';

/** @param addressOf of a drawing by its name, without what is asked of it */
export async function readDrawings(
	get: Get,
	addressOf: (name: string) => string,
	asked: readonly Drawing[],
	{ year, quarter, reading }: Published & { readonly reading: Reading },
): Promise<Seen[]> {
	const seen: Seen[] = [];
	for (const drawing of asked) {
		const { of, indicator, window, level } = drawing;
		const question = new URLSearchParams({ window, ...(indicator !== PEOPLE && { indicator }) });
		if (level > 0) question.set('level', String(level));
		const address = `${addressOf(of)}?${question.toString()}`;
		const svg = await get(address);
		if (svg === undefined) continue;
		const span = spanOf(year, quarter, window);
		for (const [figure, value] of LOOKS[of](svg, drawing, reading, span)) {
			const whole: Figure = { indicator, part: 'total', place: reading.country, span, ...figure };
			const its = reading.indicators.get(whole.indicator);
			if (value !== undefined && its && !its.isFraction) seen.push({ figure: whole, value, address });
		}
	}
	return seen;
}
