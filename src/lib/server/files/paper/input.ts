import type { Ground } from '#lib/places/ground.ts';
import type { Credit } from '#lib/places/geometry.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { ProseText } from '#lib/publication/prose.ts';
import type { Dashboard } from '#lib/server/figures/index.ts';

/** Of which quarter, and on which day its figures were taken. */
export type PaperQuarter = Pick<OpenQuarter, 'scope' | 'period' | 'today'>;

/** Of what a quarter's paper is composed: what its page asks. */
export interface PaperInput {
	readonly quarter: PaperQuarter;
	readonly dashboard: Dashboard;
	readonly ground: Ground;
	readonly credits: readonly Credit[];
	/** In the reader's language where it has it. */
	readonly texts: readonly ProseText[];
	/** Of the page of this very revision, whole. */
	readonly address: string;
}
