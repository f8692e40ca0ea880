import { rows, snapshot } from '#lib/server/database/driver.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { medians } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

const ROWS_READ = 1100;

/** P4: the municipalities of one indicator, the one with the most of them. */
export async function mapRow({ db, scope, label }: Plan): Promise<Row> {
	const { code } = await snapshot(db, async (reader) => {
		const [most] = await rows<{ code: string }>(
			reader,
			`select i.code from place_total t join indicator i on i.id = t.indicator_id
			where t.year = 2025 group by i.code order by count(*) desc limit 1`,
		);
		if (!most) throw new Error('No indicator has a place: there is nothing to measure.');
		return most;
	});
	const question = { indicator: code, year: 2025, quarter: 4, window: 'year-to-date', level: 3 } as const;
	const keys = await snapshot(db, async (reader) =>
		rows<{ id: number }>(reader, 'select id from place where level = 3 order by id limit @count', {
			count: ROWS_READ,
		}),
	);
	const times = await medians(30, {
		ours: () => snapshot(db, (reader) => listPlaceFigures(reader, scope, question)),
		reference: () =>
			snapshot(db, async (reader) =>
				Promise.all(keys.map(({ id }) => rows(reader, 'select * from place where id = @id', { id }))),
			),
	});
	const name = `P4 map of one indicator at ${label} against reading ${keys.length} rows by key`;
	return ratioRow(name, times.ours, times.reference, 3);
}
