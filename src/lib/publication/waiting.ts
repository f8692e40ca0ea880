/** Where a quarter's publication stands, and whom it waits for. Source: docs/rules.md, Publication. */
import { hasCleared, type RoleStanding } from './clearance.ts';
import type { PublicationState } from './publication.ts';

/** A draft is in clearance from when it was asked for, until everybody has cleared it. */
export type StandsAs = PublicationState | 'none' | 'in clearance';

export interface Waiting {
	readonly state: StandsAs;
	/** Milliseconds; null: nothing is begun. */
	readonly since: number | null;
	/** Roles of the plan whose word is missing; empty: it waits for whoever prepares it, or for nobody. */
	readonly roles: readonly string[];
	/** Whether whoever prepares it has something to do. */
	readonly coordinator: boolean;
}

interface Label {
	readonly state: PublicationState;
	/** Milliseconds. */
	readonly asOf: number;
	readonly askedAt: number | null;
	readonly publishedAt: number | null;
}

/**
 * @param here what there is of the quarter, a draft first
 * @param standings of the draft; empty where there is none, or nobody has to clear it
 */
export function waitingOf(here: readonly Label[], standings: readonly RoleStanding[]): Waiting {
	const [newest] = here;
	if (!newest) return { state: 'none', since: null, roles: [], coordinator: false };
	if (newest.state !== 'draft')
		return { state: newest.state, since: newest.publishedAt, roles: [], coordinator: false };
	const open = standings.filter((one) => !hasCleared(one));
	if (newest.askedAt === null || open.length === 0)
		return { state: 'draft', since: newest.asOf, roles: [], coordinator: true };
	return {
		state: 'in clearance',
		since: newest.askedAt,
		roles: open.filter(({ is }) => is !== 'sent back').map(({ role }) => role),
		coordinator: open.some(({ is }) => is === 'sent back'),
	};
}
