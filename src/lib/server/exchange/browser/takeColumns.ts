/** Takes what a sender says of the columns: what was found before is forgotten, and the file is to be tried again. */
import type { z } from 'zod';
import type { columnsForm } from '#lib/exchange/forms/importing.ts';
import { MOST, OF_WHOLE_PLAN } from '#lib/exchange/sent.ts';
import { m } from '#lib/paraglide/messages.js';
import { isTagRow } from '#lib/report/texts.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { nameColumns } from '#lib/server/exchange/commands/browser/nameColumns.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import { Refused, Unreadable } from '#lib/server/refused.ts';
import { rowsOf } from './columnsOf.ts';
import type { OpenImports } from './open.ts';
import { needTheirs } from './storeSent.ts';

/** Throws 404 where it is not theirs, Refused and Unreadable where it cannot be read so. */
export async function takeColumns(
	db: Database,
	open: OpenImports,
	form: z.output<typeof columnsForm>,
): Promise<void> {
	const { file, row } = form;
	const kept = await needTheirs(db, open, form.import);
	if (kept.state !== 'checked' || kept.mapping === null) throw new Refused('wrong state');
	if (OF_WHOLE_PLAN.includes(file) && !open.mayAll) throw asked('file', m.importing_not_whole());
	const rows = rowsOf(kept.content);
	const at = rows.findIndex((one) => one.at === row);
	const headings = (rows[at]?.cells ?? []).slice(0, MOST.columns);
	if (headings.length === 0) throw asked('row', m.importing_no_rows());
	const known = new Set<string>(TABLES[file].map(({ name }) => name));
	const said = new Map(Object.entries(form.columns));
	const taken = new Set<string>();
	const columns = headings.map((heading, i) => {
		const name = said.get(String(i)) ?? '';
		if (!known.has(name)) return null;
		if (taken.has(name)) throw asked(`columns.${i}`, m.importing_columns_twice({ heading: heading.trim() }));
		taken.add(name);
		return name;
	});
	if (taken.size === 0) throw asked('columns.0', m.importing_columns_none());
	const fixed = Object.entries(form.fixed).filter(
		([name, text]) => known.has(name) && !taken.has(name) && text.trim() !== '',
	);
	const first = isTagRow(rows[at + 1]?.cells ?? []) ? at + 2 : at + 1;
	await nameColumns(db, {
		...{ id: kept.id, planId: open.planId, personId: open.personId, now: open.now, headings },
		mapping: { file, headings: at, first, columns, fixed: Object.fromEntries(fixed) },
	});
}

const asked = (field: string, sentence: string) => new Unreadable(sentence, { status: 422, field });
