/** Staged against stored reports, by everything that an entry says, counting what stands more than once. */
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { changeMark } from '#lib/server/database/scratch.ts';
import {
	ROW_COLUMNS,
	ROW_LISTS,
	STAGED_REFERENCE,
	type RowList,
} from '#lib/server/exchange/queries/bundle/rowColumns.ts';
import { PARTS } from './staging.ts';

/** Everything that is compared, by its name in the import's own tables. */
const COLUMNS = [
	'beside',
	...ROW_COLUMNS.map(({ staged }) => staged),
	'total_derived',
	...ROW_LISTS.map(({ part }) => part),
	'cells',
	'months',
];
const LISTED = COLUMNS.join(', ');
/** Each of them by its expression, null where there is none. */
const selected = (expressions: Readonly<Record<string, string>>) =>
	COLUMNS.map((name) => `${expressions[name] ?? 'null'} as ${name}`).join(', ');
const byStaged = <Described extends { readonly staged: string }>(
	described: readonly Described[],
	expression: (one: Described) => string,
) => Object.fromEntries(described.map((one) => [one.staged, expression(one)]));
const byPart = (expression: (list: RowList) => string) =>
	Object.fromEntries(ROW_LISTS.map((list) => [list.part, expression(list)]));
/** An output for which there is nothing to report: a row of its own. */
const NOTHING = selected({ indicator: 'u.id', status: `'nothing'` });

/**
 * An identifier that is not there yet is like none that is. An activity without a reference is told apart by the
 * indicators of its entries (`beside`).
 */
const STAGED = `select c.report, c.stored, ${selected({
	beside: `case when s.reference is null then cast(coalesce(of_indicator.id, -1) as text) when s.reference like '!%' then (
			select string_agg(cast(coalesce(j.id, -1) as text), ';' order by j.id) from staged_activity y
				join staged_activity z on z.id = y.id join staged_entry o on o.id = z.entry
				join staged_indicator j on j.local = o.indicator where y.entry = s.id
		) end`,
	...byStaged(ROW_COLUMNS, ({ staged, named }) =>
		named ? `case when s.${staged} = 0 then 0 else coalesce(of_${staged}.id, -1) end` : `s.${staged}`,
	),
	reference: STAGED_REFERENCE,
	total_derived: 's.total_derived',
	...byPart(({ part, staged, named }) =>
		named
			? `(select string_agg(cast(coalesce(o.id, -1) as text), ';' order by o.id) from staged_${part} x
				join staged_${named.table} o on o.local = x.${staged} where x.entry = s.id)`
			: `(select string_agg(x.${staged}, ';' order by x.${staged}) from staged_${part} x where x.entry = s.id)`,
	),
	cells: `(select string_agg(coalesce(m.id, -1) || '=' || v.value, ';' order by m.id) from staged_cell v
			join staged_combination m on m.local = v.combination where v.entry = s.id)`,
	months: `(select string_agg(h.month || ' ' || coalesce(m.id, -1) || '=' || h.value, ';' order by h.month, m.id)
			from staged_month h join staged_combination m on m.local = h.combination where h.entry = s.id)`,
})}
	from staged_candidate c join staged_entry s on s.report = c.report
		${ROW_COLUMNS.map(({ staged, named }) =>
			named ? `join staged_${named.table} of_${staged} on of_${staged}.local = s.${staged}` : '',
		).join(' ')}
	union all select c.report, c.stored, ${NOTHING} from staged_candidate c join (
		select distinct n.report, i.output_id as id from staged_nothing n join staged_indicator k on k.local = n.indicator
			left join indicator i on i.id = k.id
	) u on u.report = c.report`;

const STORED = `select c.report, c.stored, ${selected({
	beside: `case when e.reference is null then (select string_agg(cast(o.indicator_id as text), ';' order by o.indicator_id)
			from entry o where o.activity_id = e.activity_id) end`,
	...byStaged(ROW_COLUMNS, ({ of, stored, named }) => {
		const column = `${of === 'activity' ? 'y' : 'e'}.${stored}`;
		return named ? `coalesce(${column}, 0)` : column;
	}),
	total_derived: 'e.total_derived',
	...byPart(({ storedTable, storedColumn, named }) => {
		const text = named ? `cast(x.${storedColumn} as text)` : `x.${storedColumn}`;
		return `(select string_agg(${text}, ';' order by x.${storedColumn}) from ${storedTable} x where x.activity_id = y.id)`;
	}),
	cells: `(select string_agg(v.combination_id || '=' || v.value, ';' order by v.combination_id) from cell v
			where v.entry_id = e.id)`,
	months: `(select string_agg(h.month || ' ' || h.combination_id || '=' || h.value, ';' order by h.month, h.combination_id)
			from entry_month h where h.entry_id = e.id)`,
})}
	from staged_candidate c join entry e on e.report_id = c.stored join activity y on y.id = e.activity_id
	union all select c.report, c.stored, ${NOTHING} from staged_candidate c join (
		select report_id, output_id as id from report_nothing
	) u on u.report_id = c.stored`;

/** A comparison, and the moment at which it held. */
export interface StagedComparison {
	readonly mark: number;
	/** Pairs `staged stored` whose content differs. */
	readonly different: ReadonlySet<string>;
}

/** Compares before the switch, while nobody waits; what nobody changes until then need not be compared again. */
export async function compareStaged(writer: Writer, sectorId: number): Promise<StagedComparison> {
	const mark = await changeMark(writer);
	return { mark, different: await listDifferent(writer, sectorId) };
}

/** What differs at the moment of the switch: as compared before, unless somebody has written since. */
export async function differentNow(
	writer: Writer,
	sectorId: number,
	before: StagedComparison | null,
): Promise<ReadonlySet<string>> {
	return before?.mark === (await changeMark(writer)) ? before.different : listDifferent(writer, sectorId);
}

/** Pairs `staged stored` of the same partner and quarter whose content differs. Only versions that are in use are compared. */
async function listDifferent(writer: Writer, sectorId: number): Promise<Set<string>> {
	for (const part of PARTS) {
		await run(writer, `create index if not exists temp.staged_${part}_entry on staged_${part} (entry)`);
	}
	await run(writer, `create index if not exists temp.staged_activity_id on staged_activity (id)`);
	await run(
		writer,
		`create temp table if not exists staged_candidate (report integer not null, stored integer not null)`,
	);
	await run(writer, `delete from staged_candidate`);
	await run(
		writer,
		`insert into staged_candidate select s.id, r.id from staged_report s
		join staged_organisation o on o.local = s.partner join staged_period p on p.local = s.period
		join report r on r.sector_id = @sectorId and r.partner_id = o.id and r.period_id = p.id
		where r.counts = 1 or r.state <> 'approved'`,
		{ sectorId },
	);
	for (const [name, select] of [
		['staged_content', STAGED],
		['stored_content', STORED],
	] as const) {
		await run(writer, `drop table if exists temp.${name}`);
		await run(
			writer,
			`create temp table ${name} as select report, stored, ${LISTED}, count(*) as times from (${select}) as content
			group by report, stored, ${LISTED}`,
		);
	}
	const found = await rows<{ report: number; stored: number }>(
		writer,
		`select report, stored from (select * from staged_content except select * from stored_content) as a
		union select report, stored from (select * from stored_content except select * from staged_content) as b`,
	);
	return new Set(found.map(({ report, stored }) => `${report} ${stored}`));
}
