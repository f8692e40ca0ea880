import { join } from 'node:path';
import {
	closeDatabase,
	migrate,
	openDatabase,
	run,
	rows,
	snapshot,
	transaction,
} from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import { medians } from './measure.ts';
import { ratioRow, type Row } from './row.ts';

const SYLLABLES = 'ba kfar deir ain maj del ra chou mar zah nab qa sour han jou leh mie ta'.split(' ');
const ARABIC = 'با كفر دير عين مج دل را شو مار زح نب قا صور حان جو له ميه تا'.split(' ');
const SPELLED_OTHERWISE = ['kfer', 'shu', 'ayn', 'ز7', 'كفرعين', 'dair mej', 'nabqanah', 'jouleeh ta'];

/**
 * A place found by any spelling of its names against the one SQL statement that finds it only where a name holds the
 * very letters.
 */
export async function searchRow(folder: string, places: number): Promise<Row> {
	const db = openDatabase(join(folder, `places-${places}.sqlite`));
	await migrate(db);
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into plan (id, code, name, currency, first_year, last_year, people_method)
			values (1, 'p', '{"en":"Plan"}', 'USD', 2025, 2025, 'largest')`,
		);
		await run(writer, `insert into sector (plan_id, code, name) values (1, 's', '{"en":"Sector"}')`);
		await run(
			writer,
			`insert into place (id, plan_id, pcode, name, level) values (1, 1, 'ZZ', '{"en":"Country"}', 0)`,
		);
		for (let i = 2; i <= places; i++) {
			await run(
				writer,
				`insert into place (id, plan_id, pcode, name, level, kind, parent_id)
				values (@id, 1, @pcode, json_object('en', @name, 'ar', @arabic), 3, 'municipality', 1)`,
				{ id: i, pcode: `ZZ${i}`, name: nameOf(i, SYLLABLES), arabic: nameOf(i, ARABIC) },
			);
		}
	});
	const times = await medians(40, {
		ours: () =>
			snapshot(db, async (reader) => {
				const scope = await getScope(reader, 'p', 's');
				if (!scope) throw new Error('The plan is not there.');
				for (const text of SPELLED_OTHERWISE) await searchPlaces(reader, scope, text, 10);
			}),
		reference: () =>
			snapshot(db, async (reader) => {
				for (const text of SPELLED_OTHERWISE) {
					await rows(reader, 'select * from place where plan_id = 1 and name like @text', {
						text: `%${text}%`,
					});
				}
			}),
	});
	await closeDatabase(db);
	const count = SPELLED_OTHERWISE.length;
	const name = `finding one of ${places} places by any spelling against LIKE`;
	return ratioRow(name, times.ours / count, times.reference / count, 5);
}

/** Two to four syllables, the same in both scripts. */
function nameOf(seed: number, syllables: readonly string[]): string {
	const picks = [seed * 7, seed * 31 + 3, seed * 131 + 5, seed * 17 + 11].slice(0, 2 + (seed % 3));
	const [first = '', ...rest] = picks.map((pick) => syllables[pick % syllables.length] ?? '');
	return `${first} ${rest.join('')}`;
}
