/** One rule for the place that a text means, whichever way it came. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { getKnownPlaces, listOf } from '#lib/server/report/queries/placeList.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { formReference, textReference } from '#lib/server/report/reference.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();

async function inReport<T>(
	ask: (reader: Parameters<typeof getScope>[0], id: number) => Promise<T>,
): Promise<T> {
	for (const [id, name] of [
		[2, '{"en":"Bekaa"}'],
		[3, '{"en":"Zahle","ar":"زحلة"}'],
		[4, '{"en":"Zahle","ar":"زحلة"}'],
	] as const) {
		await setting.change(`update place set name = '${name}' where id = ${id}`);
	}
	const id = await setting.start();
	return snapshot(setting.db, (reader) => ask(reader, id));
}

test.each(['form', 'paste and workbook'])(
	'%s: a shared name is asked about, a label and a kind decide',
	async (road) => {
		const read = await inReport(async (reader, id) => {
			const head = await getReportHead(reader, id);
			if (!head) throw new Error('no report');
			const scope = await scopeOf(reader, head);
			const { place } =
				road === 'form'
					? await formReference(reader, scope, head, [])
					: await textReference(reader, scope, head, [], []);
			return Promise.all(
				[
					'Zahle',
					'زحلة',
					'Zahle, Bekaa',
					'Zahle, Zahle',
					'قضاء زحلة',
					'Zahle municipality',
					'Zah',
					'-',
					'national',
				].map(place),
			);
		});
		expect(read).toEqual(['ambiguous', 'ambiguous', 3, 4, 3, 4, 'unknown', null, 1]);
	},
);

test('the list of a field has every place, and first those that the partner reported most', async () => {
	const list = await inReport(async (reader, id) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return listOf(await getKnownPlaces(reader, await scopeOf(reader, head), head));
	});
	expect(list.used).toEqual([]);
	expect(list.places.map(({ pcode, parent }) => [pcode, parent])).toContainEqual(['M4', 'D']);
	const id = await setting.start(2);
	for (const placeId of [5, 4, 5]) await setting.save(id, { placeId });
	const used = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return listOf(await getKnownPlaces(reader, await scopeOf(reader, head), head)).used;
	});
	expect(used).toEqual(['M5', 'M4']);
});
