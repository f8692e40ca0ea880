/** What is kept with an import in the transaction that stores it: how it is undone. */
import { eq } from 'drizzle-orm';
import { MOST } from '#lib/exchange/sent.ts';
import { dataImport } from '#db/schema/index.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import type { ImportOptions } from '#lib/server/exchange/import.ts';
import { packSent } from '#lib/server/exchange/sent/pack.ts';
import { contentsUnderWay } from './contents.ts';
import { imageOf } from './imaged.ts';
import { imageBetween } from './undoable.ts';

/** The file itself is no longer needed then; of a plan's imports the newest can be undone. */
export function storing(id: string, now: Date): NonNullable<ImportOptions['around']> {
	return async (writer, switchNow, { plan, sector }) => {
		const [found] = await rows<{ id: number }>(
			writer,
			`select s.id from sector s join plan p on p.id = s.plan_id where p.code = @plan and s.code = @sector`,
			{ plan, sector },
		);
		const before = await imageOf(writer);
		const contents = await contentsUnderWay(writer, found?.id ?? 0);
		const done = await switchNow();
		const image = imageBetween(before, await imageOf(writer), contents);
		await writer
			.update(dataImport)
			.set({
				state: 'stored',
				storedAt: now,
				progress: null,
				content: '',
				fields: null,
				image: image && packSent(JSON.stringify(image)),
			})
			.where(eq(dataImport.id, id));
		await forgetImages(writer, id, now);
		return done;
	};
}

async function forgetImages(writer: Writer, id: string, now: Date): Promise<void> {
	await run(
		writer,
		`update data_import set image = null where plan_id = (select plan_id from data_import where id = @id) and (
			stored_at < @oldest or id not in (
				select d.id from data_import d where d.image is not null
					and d.plan_id = (select plan_id from data_import where id = @id)
				order by d.stored_at desc nulls last, d.id desc limit @most
			)
		)`,
		{ id, oldest: now.getTime() - MOST.undo, most: MOST.undoable },
	);
}
