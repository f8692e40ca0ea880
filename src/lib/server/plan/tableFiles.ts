import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { tableFile, type Tables } from '#lib/server/files/table.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { openFigures, type Asked } from './openQuarter.ts';

interface Event<Named extends string> extends Asked {
	readonly url: URL;
	readonly locals: App.Locals;
	readonly params: Readonly<Record<Named | 'table', string>>;
}

/**
 * Answers `[table].csv` below a quarter, from one moment of the data; any other name with 404 and the tables that there
 * are.
 */
export function tableFiles<Named extends string = never>(tables: Tables<Named>) {
	return fileOr(({ route, url, locals, params }: Event<Named>) =>
		snapshot(locals.db, async (reader) => {
			const quarter = await openFigures({ route, url, locals, params }, reader);
			const read = Object.hasOwn(tables, params.table) ? tables[params.table] : undefined;
			if (read) return tableFile(quarter, await read({ reader, quarter, url, params }));
			const files = Object.keys(tables).map((name) => `${name}.csv`);
			return absent(
				m.error_no_table(),
				files.map((file) => ({ href: new URL(file, url).pathname, label: file })),
			);
		}),
	);
}
