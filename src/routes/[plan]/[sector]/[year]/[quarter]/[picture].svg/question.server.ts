import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { Drawn } from './sheet.server.ts';

/** Who asks for a picture, and for which. */
export interface Question {
	readonly reader: Reader;
	readonly quarter: OpenQuarter;
	/** Asks as the page's address does. */
	readonly url: URL;
}

/** Draws a picture of a quarter. Throws 404 where there is nothing to draw. */
export type Draw = (question: Question) => Promise<Drawn>;

/** What an address that is asked by window says of it. */
export function windowTail(window: 'quarter' | 'year-to-date'): string {
	return window === 'quarter' ? '?window=quarter' : '';
}
