/** What the record tells, and what of a plan each raises. Source: docs/rules.md, Audit. */

/**
 * What of a plan a change moves: `public`, what strangers see, or only `all`, what those see who are signed in. An answer
 * holds as long as the version of what it shows.
 */
export type Audience = 'public' | 'all';

/**
 * By the kinds in which the record is searched, each action with what it moves; null: nothing that figures are made of.
 * Strangers see approved figures, and how many reports were submitted; of a draft they see nothing. What is public is a
 * part of all, so that both rise with it.
 */
const KINDS = {
	rows: {
		'start report': 'all',
		'save row': 'all',
		'remove row': 'all',
		'explain warning': 'all',
		'write of output': 'all',
		'copy quarter': 'all',
		'say nothing to report': 'all',
		'store workbook': 'all',
		'delete draft': 'all',
	},
	review: {
		'submit report': 'public',
		'approve report': 'public',
		'return report': 'public',
		'withdraw approval': 'public',
		'comment on report': null,
		'reopen period': null,
		'remind partners': null,
		'ask to submit': null,
		'undo decision': 'public',
		'mark incomplete': 'public',
		'take mark away': 'public',
		'set targets': 'public',
	},
	publication: {
		'pin quarter': null,
		'take words': null,
		'ask for clearance': null,
		'clear draft': null,
		'send draft back': null,
		'keep minutes': null,
		'give until': null,
		'plan publication': null,
		'publish quarter': 'public',
		'withdraw publication': 'public',
		'give notice': 'public',
		'import survey': null,
		'take wave away': null,
		'publish wave': 'public',
		'choose shown questions': null,
		'fit weights': null,
		'join waves': null,
		'propose themes': null,
		'change themes': null,
		'assign answers': null,
		'code answers': null,
		'write narrative': 'public',
		'order narrative': 'public',
		'accept finding': 'all',
	},
	entry: {
		'sign in': null,
		'fail sign-in': null,
		'give second factor': null,
		'fail second factor': null,
		'sign out': null,
		'end sessions': null,
		'ask for password': null,
		'reset password': null,
		'change password': null,
		'fail password': null,
		'set up second factor': null,
		'end session': null,
	},
	people: {
		'give role': null,
		'offer role': null,
		'take offered role': null,
		'leave offered role': null,
		'disable person': null,
		'enable person': null,
		'end sessions of person': null,
		'erase person': null,
		'change role': null,
		'take role': null,
		'invite again': null,
		'accept invitation': null,
		'forget second factor': null,
		'change profile': null,
		'become first administrator': null,
		'add demonstration account': null,
	},
	setup: {
		'found plan': 'public',
		'change plan': 'public',
		'add sector': 'public',
		'set period': 'public',
		'add year': 'public',
		'take year away': 'public',
		'change organisations': 'public',
		'merge organisations': 'public',
		'undo merge': 'public',
		'change places': 'public',
		'change framework': 'public',
		'set participation': 'public',
	},
	data: {
		'import bundle': 'public',
		'undo import': 'public',
		'import boundaries': null,
		'set import rules': null,
		'count totals anew': 'public',
		'restore backup': null,
		'set requirement': 'public',
		'save contribution': 'public',
		'remove contribution': 'public',
		'import referrals': null,
		'download referrals': null,
		'set referral hours': null,
		'import services': 'public',
		'save service': 'public',
		'remove service': 'public',
		'confirm services': 'public',
		'set service days': 'public',
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Audience | null>>>>;

export type AuditKind = keyof typeof KINDS;
export type AuditAction = { [Kind in AuditKind]: keyof (typeof KINDS)[Kind] }[AuditKind];

/** The actions that raise a plan's data version. */
export type DataChange = {
	[Kind in AuditKind]: {
		[Action in keyof (typeof KINDS)[Kind]]: (typeof KINDS)[Kind][Action] extends null ? never : Action;
	}[keyof (typeof KINDS)[Kind]];
}[AuditKind];

const actionsOf = (kind: AuditKind) => Object.keys(KINDS[kind]) as readonly AuditAction[];
export const AUDIT_KINDS: Readonly<Record<AuditKind, readonly AuditAction[]>> = {
	rows: actionsOf('rows'),
	review: actionsOf('review'),
	publication: actionsOf('publication'),
	entry: actionsOf('entry'),
	people: actionsOf('people'),
	setup: actionsOf('setup'),
	data: actionsOf('data'),
};

const RAISES = new Map(Object.values(KINDS).flatMap((actions) => Object.entries<Audience | null>(actions)));

/** What of a plan the action raises; null: nothing. */
export function raisedBy(action: AuditAction): Audience | null {
	return RAISES.get(action) ?? null;
}

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

/** Longest text of a fact that the record keeps whole; of a longer one what stands around the first difference. */
const LONGEST = 200;
const AROUND = 40;

/**
 * What differs between two states, for the record: small, not the whole. Null: nothing does, however long the texts are.
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
	const only = (facts: AuditFacts | null, other: AuditFacts | null) =>
		facts &&
		Object.fromEntries(
			names
				.filter((name) => other !== null || said(facts, name) !== null)
				.map((name) => [name, cut(said(facts, name), said(other, name))]),
		);
	return { before: only(before, after), after: only(after, before) };
}

function said(facts: AuditFacts | null, name: string): unknown {
	const value = facts?.[name] ?? null;
	return Array.isArray(value) && value.length === 0 ? null : value;
}

function cut(value: unknown, other: unknown): unknown {
	if (typeof value !== 'string' || value.length <= LONGEST) return value;
	const same = typeof other === 'string' ? firstDifference(value, other) : 0;
	const from = same > LONGEST - AROUND ? same - AROUND : 0;
	const [begin, end] = [from > 0 ? '…' : '', from + LONGEST < value.length ? '…' : ''];
	return `${begin}${value.slice(from, from + LONGEST)}${end}`;
}

function firstDifference(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	return at;
}
