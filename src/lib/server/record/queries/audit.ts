/** The record: what was done, by whom, when. */
import type { Language } from '#lib/plan/text.ts';
import { AUDIT_KINDS, auditedBy, INSTANCE, UNKNOWN_PERSON } from '#lib/record/audit.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';

/** What an entry is about, as people call it: a person, or a partner's report of a quarter. */
export interface AuditAbout {
	readonly name: string | null;
	readonly year: number | null;
	readonly quarter: QuarterNumber | null;
}

export interface AuditLine {
	readonly id: number;
	/** Milliseconds. */
	readonly at: number;
	/** Null: a command run on the machine itself, or somebody unknown (`BY_NOBODY`). */
	readonly person: string | null;
	readonly action: string;
	readonly subject: string;
	/** Null: what it was done to is gone, or has neither name nor quarter. */
	readonly about: AuditAbout | null;
	/** JSON. */
	readonly before: string | null;
	readonly after: string | null;
	/** Of a draft that was never submitted: what was changed is its partner's own affair. */
	readonly isDraft: boolean;
}

export interface AuditQuestion {
	/** An action or a kind of them; an unknown one finds nothing. */
	readonly action?: string;
	/** Part of a person's name or address, of a subject, or of what changed; of rows of reports not of that. */
	readonly text?: string;
	/** Only entries before this one: the next page. */
	readonly beforeId?: number;
}

export const AUDIT_PAGE = 100;

type Stored = Omit<AuditLine, 'about' | 'isDraft'>;

/**
 * Entries of a plan, newest first, at most a page of them. With them come the entries that belong to no plan, like a
 * sign-in, of people who have a role in this one, and what strangers tried on no account at all, and
 * what was done to all plans at once.
 * @param language in which organisations are named
 */
export async function listAudit(
	reader: Reader,
	planId: number,
	question: AuditQuestion,
	language: Language = 'en',
): Promise<AuditLine[]> {
	const actions = auditedBy(question.action ?? '');
	const found = await rows<Stored>(
		reader,
		`select a.id, a.at, p.name as person, a.action, a.subject, a.before, a.after
		from audit_entry a left join person p on p.id = a.person_id
		where a.id < @beforeId
			and (a.plan_id = @planId or (a.plan_id is null and (a.subject in (@unknown, @instance)
				or a.subject in (select 'person/' || r.person_id from person_role r where r.plan_id = @planId))))
			and (cast(@actions as text) is null or a.action in (select value from json_each(@actions)))
			and (@text = '' or lower(coalesce(p.name, '') || ' ' || coalesce(p.email, '') || ' ' || a.subject || ' '
				|| case when a.action in (select value from json_each(@ofRows)) then ''
					else coalesce(a.before, '') || ' ' || coalesce(a.after, '') end) like '%' || @like || '%' escape '\\')
		order by a.id desc limit ${AUDIT_PAGE}`,
		{
			planId,
			beforeId: question.beforeId ?? Number.MAX_SAFE_INTEGER,
			actions: actions && JSON.stringify(actions),
			ofRows: JSON.stringify(AUDIT_KINDS.rows),
			unknown: UNKNOWN_PERSON,
			instance: INSTANCE,
			text: question.text ?? '',
			like: (question.text ?? '').toLowerCase().replaceAll(/[\\%_]/g, '\\$&'),
		},
	);
	return Promise.all(found.map((line) => shown(reader, line, language)));
}

/** With what it is about, and of a draft only that something was done, by whom and when. */
async function shown(reader: Reader, line: Stored, language: Language): Promise<AuditLine> {
	const about = await aboutOf(reader, line.subject, language);
	const isDraft = OF_ROWS.includes(line.action) && !(await wasSubmitted(reader, line.subject));
	return isDraft ? { ...line, about, isDraft, before: null, after: null } : { ...line, about, isDraft };
}

const OF_ROWS: readonly string[] = AUDIT_KINDS.rows;

/** Whether what a row says has left its partner; of a row that is gone, nobody but the partner ever saw it. */
async function wasSubmitted(reader: Reader, subject: string): Promise<boolean> {
	const [, table = '', id = ''] = /^(\w+)\/(\d+)$/.exec(subject) ?? [];
	const which =
		table === 'report' ? 'r.id = @id' : 'r.id = (select e.report_id from entry e where e.id = @id)';
	const text = `select 1 from report r where ${which} and (r.submitted_at is not null or r.counts = 1)`;
	return (await rows(reader, text, { id: Number(id) })).length > 0;
}

const OF_REPORT = `select ${textIn('o.name')} as name, d.year, d.quarter from report r join organisation o on o.id = r.partner_id
	join period d on d.id = r.period_id`;
const ABOUT: Readonly<Record<string, string>> = {
	report: `${OF_REPORT} where r.id = @id`,
	// What is a row's entry now was called its activity.
	activity: `${OF_REPORT} join entry e on e.report_id = r.id where e.id = @id`,
	entry: `${OF_REPORT} join entry e on e.report_id = r.id where e.id = @id`,
	period: `select null as name, year, quarter from period where id = @id`,
	indicator: `select i.code || ' ' || ${textIn('i.name')} as name, null as year, null as quarter from indicator i where i.id = @id`,
	person: `select name, null as year, null as quarter from person where id = @id`,
};

/** Null: a subject of another kind, or one that is gone. */
async function aboutOf(reader: Reader, subject: string, language: Language): Promise<AuditAbout | null> {
	const [, table = '', id = ''] = /^(\w+)\/(\d+)$/.exec(subject) ?? [];
	const text = ABOUT[table];
	return text === undefined
		? null
		: ((await rows<AuditAbout>(reader, text, { id: Number(id), language }))[0] ?? null);
}
