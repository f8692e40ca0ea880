/** What is planned of an indicator, and counts in no figure. Source: docs/rules.md, Status of an activity. */
import type { Unit } from './unit.ts';

/** Of one quarter's approved reports. */
export interface PipelineFigure {
	/** The indicator's code. */
	readonly code: string;
	readonly unit: Unit;
	/** What the planned entries come to, in the unit's own numbers. */
	readonly total: number;
	/** Planned activities with such an entry, each once. */
	readonly activities: number;
}
