/** When a quarter is to be published. Source: docs/rules.md, Publication. */
import type { Localised } from '#lib/plan/text.ts';
import type { PublicationWarning } from './checkList.ts';
import type { RevisionKind } from './publication.ts';

/** What the clock publishes, and whose press it was. */
export interface PlannedPress {
	/** Of the draft that is meant: another one is not published. */
	readonly contentHash: string;
	readonly kind: RevisionKind;
	/** Why it is published anew; null for a first one. */
	readonly reason: Localised | null;
	readonly acknowledged: readonly PublicationWarning[];
	readonly personId: number;
}

export interface Planned {
	/** ISO, in the plan's time zone. */
	readonly day: string;
	/** Nothing is published before, milliseconds; null: whenever somebody presses. */
	readonly embargo: number | null;
	/** Null: somebody presses. */
	readonly press: PlannedPress | null;
}
