import type { PublishedFigure, ObsStatus } from '#lib/publication/publishedFigure.ts';

const OF_NOTHING = {
	indicator: null,
	output: null,
	partner: null,
	level: 0,
	place: null,
	dimension: null,
	group: null,
} as const;

type Said = Pick<PublishedFigure, 'year' | 'quarter' | 'window' | 'figure' | 'unit' | 'value'>;

/** A row of the whole country and sector, but for what is said. What is null is unknown, unless a status says why. */
export function rowOf(
	said: Said & Partial<Omit<PublishedFigure, keyof Said>>,
	status: ObsStatus | null = null,
): PublishedFigure {
	const own = said.status ?? status;
	return {
		...OF_NOTHING,
		...said,
		output: said.output ?? said.indicator?.output ?? null,
		value: own === 'c' ? null : said.value,
		status: own ?? (said.value === null ? 'x' : null),
	};
}

/** Withheld from strangers, where that is so. */
export function confidentialIf(isWithheld: boolean | undefined): ObsStatus | null {
	return isWithheld ? 'c' : null;
}
