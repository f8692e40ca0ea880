/** What drawings of a publication are asked. */
import { PEOPLE } from './reading.ts';

/** By the name of the file: those that show figures which may be withheld. */
export type DrawingName = 'progress' | 'people' | 'groups' | 'where' | 'quarters' | 'year-to-date' | 'map';

export interface Drawing {
	readonly of: DrawingName;
	readonly indicator: string;
	readonly window: string;
	/** Of places; 0: it is of none. */
	readonly level: number;
}

/** Every question that shows something of an indicator, in both windows. */
export function drawingsOf(codes: readonly string[]): Drawing[] {
	return (['quarter', 'year-to-date'] as const).flatMap((window): Drawing[] => [
		{ of: 'progress', indicator: PEOPLE, window, level: 0 },
		{ of: 'people', indicator: PEOPLE, window, level: 0 },
		...codes.flatMap((indicator): Drawing[] => [
			...(['progress', 'groups'] as const).map((of): Drawing => ({ of, indicator, window, level: 0 })),
			{ of: window === 'quarter' ? 'quarters' : 'year-to-date', indicator, window, level: 0 },
			...[2, 3].map((level): Drawing => ({ of: 'where', indicator, window, level })),
			...[1, 2, 3].map((level): Drawing => ({ of: 'map', indicator, window, level })),
		]),
	]);
}
