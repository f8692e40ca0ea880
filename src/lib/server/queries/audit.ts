/** The record: what was done, by whom, when. */
import { rows, type Reader } from '../db.ts';

export interface AuditLine {
	readonly id: number;
	/** Milliseconds. */
	readonly at: number;
	/** Null: a command run on the machine itself. */
	readonly person: string | null;
	readonly action: string;
	readonly subject: string;
	/** JSON. */
	readonly before: string | null;
	readonly after: string | null;
}

export interface AuditQuestion {
	readonly action?: string;
	/** Part of a person's name or address, of a subject, or of what changed. */
	readonly text?: string;
	/** Only entries before this one: the next page. */
	readonly beforeId?: number;
}

export const AUDIT_PAGE = 100;

/** Entries of a plan, newest first, at most a page of them. */
export async function listAudit(
	reader: Reader,
	planId: number,
	question: AuditQuestion,
): Promise<AuditLine[]> {
	return rows<AuditLine>(
		reader,
		`select a.id, a.at, p.name as person, a.action, a.subject, a.before, a.after
		from audit_entry a left join person p on p.id = a.person_id
		where a.plan_id = @planId and a.id < @beforeId and (@action = '' or a.action = @action)
			and (@text = '' or lower(coalesce(p.name, '') || ' ' || coalesce(p.email, '') || ' ' || a.subject || ' '
				|| coalesce(a.before, '') || ' ' || coalesce(a.after, '')) like '%' || @like || '%' escape '\\')
		order by a.id desc limit ${AUDIT_PAGE}`,
		{
			planId,
			beforeId: question.beforeId ?? Number.MAX_SAFE_INTEGER,
			action: question.action ?? '',
			text: question.text ?? '',
			like: (question.text ?? '').toLowerCase().replaceAll(/[\\%_]/g, '\\$&'),
		},
	);
}

/** Every kind of action that the record of a plan has, in the order of the alphabet. */
export async function listAuditActions(reader: Reader, planId: number): Promise<string[]> {
	return rows<{ action: string }>(
		reader,
		`select distinct action from audit_entry where plan_id = @planId order by action`,
		{ planId },
	).map(({ action }) => action);
}
