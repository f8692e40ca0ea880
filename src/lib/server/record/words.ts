/**
 * What the record calls what was done: each action is the name of its message. On the server alone, since looked up by
 * name every message would go to the browser.
 */
import { messageName, type MessageName } from '#lib/i18n/messageName.ts';
import { AUDIT_KINDS, type AuditAction, type AuditKind } from '#lib/record/audit.ts';
import { m } from '#lib/paraglide/messages.js';

const ACTION: Readonly<Record<MessageName<'audited', AuditAction>, () => string>> = m;
const KIND: Readonly<Record<MessageName<'audit_kind', AuditKind>, () => string>> = m;
const KNOWN = Object.values(AUDIT_KINDS).flat();

/** An action of the record in words; one that a newer version wrote stays as it stands. */
export function auditedWords(action: string): string {
	const known = KNOWN.find((one) => one === action);
	return known === undefined ? action : ACTION[messageName('audited', known)]();
}

/** The kinds, each with its actions, to choose from. */
export function auditKinds() {
	return Object.entries(AUDIT_KINDS).map(([kind, actions]) => ({
		kind,
		label: KIND[messageName('audit_kind', kind as AuditKind)](),
		actions: actions.map((action) => ({ action, label: auditedWords(action) })),
	}));
}
