import type { Unit } from '#lib/figures/unit.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Figure } from './circles.ts';

/** A figure by place, as a small map draws it. */
export interface Mapped {
	readonly indicator: { readonly code: string; readonly name: Localised; readonly unit: Unit };
	readonly places: readonly Figure[];
}
