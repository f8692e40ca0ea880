import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { place } from '#db/schema/index.ts';
import { bumpDataVersion } from '#lib/server/plan/commands/bumpDataVersion.ts';
import { snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import { readSeedCsv, SEED } from '../../support/seedFiles.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database & { close: () => void };

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
});

afterAll(() => {
	db.close();
	folder.remove();
});

function search(text: string, limit = 5) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'lrp-2024', 'social-stability');
		if (!scope) throw new Error('the demonstration was imported but is not there');
		return searchPlaces(reader, scope, text, limit);
	});
}

const spelt = readSeedCsv('places.csv').flatMap(({ pcode = '', name = '', name_ar = '', aliases }) =>
	[name, name_ar, ...(aliases ? aliases.split(';') : [])].map((text) => [text, pcode] as const),
);

describe('the demonstration’s places', () => {
	it.each(spelt)('“%s” is %s', async (text, pcode) => {
		const found = await search(text);
		expect(found.filter(({ score }) => score === 1).map((place) => place.pcode)).toContain(pcode);
	});

	it.each([
		['Nabatiyeh', '71111'],
		['النبطيه التحتا', '71111'],
		['Nabatieh Fawqa', '71113'],
		['Tibneen', '72211'],
		['Kfar Dunin', '72247'],
		['Majdal Silm', '73279'],
		['Ba3albak', '53111'],
		['Trablos', '31100'],
		['7asbaya', 'LB42'],
		['Zahlé', '51100'],
		['Jub Jannin', '52211'],
		['Hermel', 'LB22'],
	])('“%s” is among the first three: %s', async (text, pcode) => {
		expect((await search(text, 3)).map((place) => place.pcode)).toContain(pcode);
	});

	it('say where they lie, so that namesakes are told apart', async () => {
		const [municipality, district] = await search('صيدا');
		expect(municipality).toMatchObject({
			pcode: '61100',
			level: 3,
			district: { pcode: 'LB61' },
			governorate: { pcode: 'LB6', name: { en: 'South' } },
		});
		expect(district).toMatchObject({
			pcode: 'LB61',
			level: 2,
			district: null,
			governorate: { pcode: 'LB6' },
		});
	});

	it('are as many as asked for', async () => {
		expect(await search('a', 3)).toHaveLength(3);
		expect(await search('nothing like it at all')).toEqual([]);
	});
});

it('a changed name is found, and the old one no longer, once the data has another version', async () => {
	await transaction(db, async (writer) => {
		await writer
			.update(place)
			.set({ name: { en: 'Quxville' } })
			.where(eq(place.pcode, '72277'));
		await bumpDataVersion(writer, 1, new Date('2024-06-01T09:00:00Z'), 'import bundle');
	});
	expect(await search('Quxville')).toMatchObject([{ pcode: '72277', score: 1 }]);
	expect((await search('Yater')).map(({ pcode }) => pcode)).not.toContain('72277');
});
