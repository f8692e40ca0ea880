/** What a person was given in a plan, and what follows from it. The table itself is in `permission.ts`. */
import { failsClosed } from '#lib/disclosure/disclosure.ts';
import type { Disclosure, Naming } from '#lib/plan/scope.ts';
import type { ClearanceRole, PublicMode } from '#lib/plan/settings.ts';
import { ACTIONS, NEVER_OWN, type Action, type PlanRole, type Role } from './permission.ts';

export interface Grant {
	readonly role: PlanRole;
	readonly planId: number;
	/** Null: every sector of the plan. */
	readonly sectorId: number | null;
	/** For whom partners and donors act; null for the others. */
	readonly organisationId: number | null;
	/** A clearer's: for which of the plan's roles; null or absent for the others. */
	readonly clears?: ClearanceRole | null;
}

/** Who is signed in, wholly: whoever still owes the second factor is nobody's viewer. */
export interface Viewer {
	readonly personId: number;
	readonly name: string;
	readonly email: string;
	readonly language: string;
	readonly grants: readonly Grant[];
	/** A second factor was given in this session. */
	readonly secondFactor: boolean;
}

/** What an action is done to. What it does not say never fits: a question that is too wide is answered with no. */
export interface Subject {
	readonly planId: number;
	readonly sectorId?: number;
	/** Whose report, people or period it is. */
	readonly organisationId?: number;
}

/**
 * Whether one of the grants allows the action on this subject. Fails closed: what is done to a report asks for its
 * organisation, since nobody reviews their own.
 */
export function mayAct(grants: readonly Grant[], action: Action, subject: Subject): boolean {
	const here = grants.filter(({ planId }) => planId === subject.planId);
	if (NEVER_OWN.includes(action)) {
		const { organisationId } = subject;
		if (organisationId === undefined) return false;
		if (here.some((grant) => grant.organisationId === organisationId)) return false;
	}
	return here.some((grant) => isWithin(grant, action, subject));
}

function isWithin(grant: Grant, action: Action, subject: Subject): boolean {
	const whose = Object.hasOwn(ACTIONS, action) ? ACTIONS[action][grant.role] : undefined;
	if (whose === undefined) return false;
	if (whose === 'plan') return true;
	if (grant.sectorId !== null && grant.sectorId !== subject.sectorId) return false;
	return (
		whose === 'sector' || (grant.organisationId !== null && grant.organisationId === subject.organisationId)
	);
}

/**
 * Whether somebody may found a plan: whoever administers one; and where there is none yet, whoever has an account, which
 * is then the first administrator alone.
 */
export function mayFound(grants: readonly Grant[], isEmpty: boolean): boolean {
	return isEmpty || grants.some(({ role }) => role === 'administrator');
}

/** Whether the viewer, null for a stranger, sees a plan's figures at all: `published` hides them until a publication. */
export function maySeeFigures(
	viewer: Pick<Viewer, 'grants'> | null,
	plan: { readonly id: number; readonly public: PublicMode },
): boolean {
	return (
		plan.public === 'approved' || mayAct(viewer?.grants ?? [], 'see unpublished figures', { planId: plan.id })
	);
}

/** What the viewer, null for a stranger, is shown of a sector's figures. Source: docs/rules.md, Disclosure. */
export function disclosureTo(
	viewer: Pick<Viewer, 'grants'> | null,
	plan: { readonly id: number } & Parameters<typeof failsClosed>[0],
	sectorId: number,
): Disclosure {
	if (!failsClosed(plan)) return 'whole';
	const subject = { planId: plan.id, sectorId };
	return mayAct(viewer?.grants ?? [], 'see small counts', subject) ? 'whole' : 'closed';
}

/** Which partners are named to the viewer, null for a stranger, where they work. Source: docs/rules.md, Names. */
export function namingTo(
	viewer: Pick<Viewer, 'grants'> | null,
	sector: { readonly planId: number; readonly sectorId: number },
): Naming {
	return mayAct(viewer?.grants ?? [], 'see small counts', sector) ? 'all' : 'agreed';
}

/** Whether provisional figures may be seen: all of a sector, or only those of activities that name this donor. */
export function maySeeProvisional(
	viewer: Pick<Viewer, 'grants'> | null,
	sector: Pick<Subject, 'planId' | 'sectorId'>,
	donor?: number,
): boolean {
	const grants = viewer?.grants ?? [];
	return (
		mayAct(grants, 'see provisional figures', sector) ||
		(donor !== undefined &&
			mayAct(grants, 'see provisional figures it funds', { ...sector, organisationId: donor }))
	);
}

/**
 * The plan's roles for which somebody may clear a sector's drafts: a clearer the one that was given; whoever prepares a
 * quarter speaks for its coordination.
 */
export function clearsFor(
	grants: readonly Grant[],
	sector: { readonly planId: number; readonly sectorId: number },
): ClearanceRole[] {
	const own = grants.filter((grant) => mayAct([grant], 'clear draft', sector));
	return [...new Set(own.map(({ role, clears }) => (role === 'clearer' ? clears : 'coordinator')))].filter(
		(role) => role !== null && role !== undefined,
	);
}

/** The roles of whoever asks, in any plan: what the table of routes is asked with. */
export function rolesOf(viewer: Pick<Viewer, 'grants'> | null): Role[] {
	return viewer ? ['person', ...distinct(viewer.grants)] : ['stranger'];
}

/** The roles in one plan; somebody signed in without a role there is but a person, and sees what strangers see. */
export function rolesIn(viewer: Pick<Viewer, 'grants'> | null, planId: number): Role[] {
	if (!viewer) return ['stranger'];
	return ['person', ...distinct(viewer.grants.filter((grant) => grant.planId === planId))];
}

function distinct(grants: readonly Grant[]): PlanRole[] {
	return [...new Set(grants.map(({ role }) => role))];
}
