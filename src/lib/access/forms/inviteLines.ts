/** People who are invited together: pasted lines of e-mail, organisation, role, and perhaps a name. */
import { cellsIn, type LineFault } from '#lib/plan/pastedCells.ts';
import type { InviteFault } from '#lib/access/inviteFault.ts';
import { isGrantComplete } from '#lib/access/giving.ts';
import type { PlanRole } from '#lib/access/permission.ts';
import { inviteForm } from './account.ts';

export interface InvitedLine {
	readonly line: number;
	readonly email: string;
	readonly name: string;
	readonly role: PlanRole;
	readonly organisationId: number | null;
}

interface Known {
	/** The role that a cell names, in any language; undefined: none. */
	readonly roleOf: (cell: string) => PlanRole | undefined;
	/** The organisation that a cell names, by code or name; undefined: none. */
	readonly organisationOf: (cell: string) => number | undefined;
}

/** People of pasted lines. All faults are told. A name that is not given is what stands before the `@`. */
export function invitedIn(
	text: string,
	{ roleOf, organisationOf }: Known,
): { readonly people: readonly InvitedLine[]; readonly faults: readonly LineFault<InviteFault>[] } {
	const people: InvitedLine[] = [];
	const faults: LineFault<InviteFault>[] = [];
	const seen = new Set<string>();
	for (const { line, cells } of cellsIn(text)) {
		const [address = '', of = '', said = '', given = ''] = cells;
		const before = faults.length;
		const tell = (fault: InviteFault, what: string) => faults.push({ line, fault, text: what });
		const email = inviteForm.shape.email.safeParse(address).data;
		const name = inviteForm.shape.name.safeParse(given === '' ? address.split('@')[0] : given).data;
		const role = roleOf(said);
		const organisationId = of === '' ? null : (organisationOf(of) ?? 0);
		if (email === undefined) tell('no address', address);
		else if (seen.has(`${email} ${role} ${organisationId}`)) tell('address twice', address);
		if (name === undefined) tell('no such name', given);
		if (!role) tell('no role', said);
		if (organisationId === 0) tell('no organisation', of);
		else if (role && role !== 'clearer' && !isGrantComplete({ role, sectorId: null, organisationId }))
			tell(organisationId === null ? 'organisation missing' : 'no organisation needed', of || said);
		// Whose word a clearer gives stands in no line.
		else if (role === 'clearer') tell('role not allowed', said);
		seen.add(`${email} ${role} ${organisationId}`);
		if (faults.length > before || !email || !name || !role) continue;
		people.push({ line, email, name, role, organisationId });
	}
	return { people, faults };
}
