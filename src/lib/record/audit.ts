/** What the record tells, in the kinds by which it is searched. Source: docs/rules.md, Audit. */

const KINDS = {
	rows: [
		'start report',
		'save row',
		'remove row',
		'explain warning',
		'copy quarter',
		'say nothing to report',
		'store workbook',
		'delete draft',
	],
	review: [
		'submit report',
		'approve report',
		'return report',
		'withdraw approval',
		'undo decision',
		'comment on report',
		'reopen period',
		'remind partners',
		'mark incomplete',
		'take mark away',
		'ask to submit',
	],
	entry: [
		'sign in',
		'fail sign-in',
		'give second factor',
		'fail second factor',
		'sign out',
		'end sessions',
		'ask for password',
		'reset password',
		'change password',
		'fail password',
		'set up second factor',
		'end session',
	],
	people: [
		'give role',
		'offer role',
		'take offered role',
		'leave offered role',
		'disable person',
		'enable person',
		'end sessions of person',
		'erase person',
		'change role',
		'take role',
		'invite again',
		'accept invitation',
		'forget second factor',
		'change profile',
		'become first administrator',
		'add demonstration account',
	],
	data: ['import bundle', 'import boundaries', 'count totals anew', 'restore backup'],
} as const;

export type AuditKind = keyof typeof KINDS;
export type AuditAction = (typeof KINDS)[AuditKind][number];
export const AUDIT_KINDS: Readonly<Record<AuditKind, readonly AuditAction[]>> = KINDS;

/** What somebody does who is not known, or not yet: nobody is named as having done it. */
export const BY_NOBODY: readonly AuditAction[] = ['fail sign-in', 'fail second factor', 'ask for password'];

/** The subject of what was tried on an account that there is not: what was typed is nowhere kept. */
export const UNKNOWN_PERSON = 'person/unknown';

/** The subject of what is done to all plans at once. */
export const INSTANCE = 'instance/1';

/** The actions that a search means: one, a whole kind, or null for all; empty when there is no such one. */
export function auditedBy(asked: string): readonly AuditAction[] | null {
	if (asked === '') return null;
	const kind = Object.entries(AUDIT_KINDS).find(([name]) => name === asked)?.[1];
	return (
		kind ??
		Object.values(AUDIT_KINDS)
			.flat()
			.filter((action) => action === asked)
	);
}

/** The facts of something stored, by name; null and an empty list say nothing. */
export type AuditFacts = Readonly<Record<string, unknown>>;

/** Longest text of a fact that the record keeps whole. */
const LONGEST = 200;

/**
 * What differs between two states, for the record: small, not the whole. Null: nothing does.
 * @param before null: there was none
 * @param after null: there is none any more
 */
export function auditedChange(
	before: AuditFacts | null,
	after: AuditFacts | null,
): { readonly before: AuditFacts | null; readonly after: AuditFacts | null } | null {
	const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
		(name) => JSON.stringify(said(before, name)) !== JSON.stringify(said(after, name)),
	);
	if (names.length === 0) return null;
	const only = (facts: AuditFacts | null, isWhole: boolean) =>
		facts &&
		Object.fromEntries(
			names.filter((name) => !isWhole || said(facts, name) !== null).map((name) => [name, said(facts, name)]),
		);
	return { before: only(before, after === null), after: only(after, before === null) };
}

function said(facts: AuditFacts | null, name: string): unknown {
	const value = facts?.[name] ?? null;
	if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
	return Array.isArray(value) && value.length === 0 ? null : value;
}
