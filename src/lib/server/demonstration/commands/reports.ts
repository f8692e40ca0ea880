/**
 * Illustrative reports of the open quarter, made by the same commands that people use: a draft, a returned one, two that
 * wait for review; all other partners are late. Their figures are those of the quarter before, scaled.
 */
import { rows, snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import type { RowEntry } from '#lib/report/row.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import {
	explainWarning,
	returnReport,
	saveEntry,
	startReport,
	editionOf,
	submitReport,
} from '#lib/server/report/index.ts';

/** While the second quarter of 2024 is reported, before the plan's own day. */
const NOW = new Date('2024-07-09T08:00:00Z');
const OPEN = { year: 2024, quarter: 2 };

interface Setting {
	readonly partnerId: number;
	readonly personId: number;
	readonly sectorId: number;
	readonly periodId: number;
	/** The approved report of the quarter before. */
	readonly last: number;
}

/** Adds them where the demonstration's accounts are and nobody has reported the quarter yet. */
export async function addDemonstrationReports(db: Database): Promise<void> {
	const settings = await snapshot(db, async (reader) => listSettings(reader));
	const [first, second, third, fourth] = settings;
	const coordinator = await snapshot(db, async (reader) => personOf(reader, 'coordinator@example.org'));
	if (!first || !second || !third || !fourth || coordinator === undefined) return;

	const draft = await report(db, first, 4, (entry) => scaled(entry, 0.9));
	await saveEntry(db, {
		...draft.act,
		entryId: null,
		version: 0,
		sent: null,
		entry: {
			...draft.entry,
			total: null,
			cells: [],
			unread: [{ field: 'total', text: '1.5', fault: 'fraction' }],
		},
	});

	const returned = await report(db, second, 8, (entry) => scaled(entry, 1.1));
	await submit(db, returned.act);
	const comment = 'Please check the first figure: is it for April to June alone?';
	await returnReport(db, { reportId: returned.act.reportId, personId: coordinator, now: NOW, comment });

	const large: number[] = [];
	const odd = await report(db, third, 10, (entry, i) => {
		const isLarge = (entry.total ?? 0) > 1000;
		if (isLarge) large.push(i);
		return scaled(entry, isLarge && large.length <= 2 ? 4 : 1.05);
	});
	const told = odd.rows[large[0] ?? -1];
	if (told !== undefined) {
		const body = 'Two more halls were opened in May.';
		await explainWarning(db, { ...odd.act, entryId: told, rule: 'unlike last quarter', body });
	}
	await submit(db, odd.act);

	const clean = await report(db, fourth, 3, (entry) => scaled(entry, 0.8));
	await submit(db, clean.act);
}

async function listSettings(reader: Reader): Promise<Setting[]> {
	return rows<Setting>(
		reader,
		`select g.id as "partnerId", e.id as "personId", s.id as "sectorId", d.id as "periodId", l.id as last
		from plan p join sector s on s.plan_id = p.id join period d on d.plan_id = p.id
			join organisation g on g.plan_id = p.id
			join person_role o on o.organisation_id = g.id and o.role = 'partner_approver'
			join person e on e.id = o.person_id and e.demonstration = 1
			join period b on b.plan_id = p.id and b.year = d.year and b.quarter = d.quarter - 1
			join report l on l.sector_id = s.id and l.partner_id = g.id and l.period_id = b.id and l.counts = 1
		where p.demonstration = 1 and d.year = @year and d.quarter = @quarter
			and not exists (select 1 from report n where n.period_id = d.id)
		order by g.code`,
		OPEN,
	);
}

async function personOf(reader: Reader, email: string): Promise<number | undefined> {
	return (await rows<{ id: number }>(reader, `select id from person where email = @email`, { email }))[0]?.id;
}

/** Rows of a report, without those of indicators that partners enter no figures of. */
async function listEnteredRows(reader: Reader, sectorId: number, reportId: number) {
	const closed = await rows<{ id: number }>(
		reader,
		`select id from indicator where sector_id = @sectorId and closed = 1`,
		{ sectorId },
	);
	const all = await listReportRows(reader, reportId);
	return all.filter(({ indicatorId }) => !closed.some(({ id }) => id === indicatorId));
}

async function report(
	db: Database,
	{ partnerId, personId, sectorId, periodId, last }: Setting,
	most: number,
	change: (entry: RowEntry, index: number) => RowEntry,
) {
	const reportId = await startReport(db, { sectorId, partnerId, periodId, personId, now: NOW });
	const act = { reportId, personId, now: NOW };
	const before = await snapshot(db, (reader) => listEnteredRows(reader, sectorId, last));
	const entries = before.slice(0, most).map((row, i) => {
		const note = 'Illustrative';
		return change({ ...row, reference: `${row.reference ?? 'A'}-Q2`, note, unread: [] }, i);
	});
	const saved: number[] = [];
	for (const entry of entries) {
		const { entryId } = await saveEntry(db, {
			...act,
			entryId: null,
			version: 0,
			sent: null,
			entry,
		});
		saved.push(entryId);
	}
	const [entry] = entries;
	if (!entry) throw new Error('the demonstration has a partner without activities');
	return { act, rows: saved, entry: { ...entry, reference: `${entry.reference}-2` } };
}

/** Whole hundredths stay hundredths, and what was one municipality stays one. */
function scaled(entry: RowEntry, factor: number): RowEntry {
	const by = (amount: number) => (amount <= 1 ? amount : Math.max(1, Math.floor(amount * factor)));
	const cells = entry.cells.map((cell) => ({ ...cell, value: by(cell.value) }));
	return { ...entry, total: entry.total === null ? null : by(entry.total), cells };
}

async function submit(db: Database, act: { reportId: number; personId: number; now: Date }): Promise<void> {
	const edition = await snapshot(db, (reader) => editionOf(reader, act.reportId));
	await submitReport(db, { ...act, key: `demonstration-report-${act.reportId}`, edition });
}
