/** The paper as it is made and kept of a publication that stands, in each language. */
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { LANGUAGES } from '#lib/plan/text.ts';
import { closeDatabase, openDatabase, type Database } from '#lib/server/database/driver.ts';
import { fileKind } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { seedPeople } from '../../../routes/support/people.ts';
import { infoOf, textOf } from '../../../support/pdf.ts';
import { HARBOUR, makePublishable, publish, PUBLISHED_AT } from '../../../support/publication/harbour.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
	const path = join(folder.path, 'harbour.db');
	await seedPeople(path);
	db = openDatabase(path);
	await makePublishable(db);
	await publish(db);
}, 120_000);
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});
afterEach(() => overwriteGetLocale(() => baseLocale));

test.each(LANGUAGES)('in %s it bears the revision, its address and its hash', async (language) => {
	const { revisions } = await listOfQuarter(db.writer, 1, HARBOUR);
	const [publication] = revisions;
	const kind = fileKind('dashboard.pdf');
	if (!kind || !publication) throw new Error('there is no such file');
	// Other files of tests have spoken for themselves before, and the language of what is made would not be heard.
	overwriteGetLocale(() => language);
	const { plan, sector } = HARBOUR;
	const asked = { plan, sector, publication, language, origin: 'https://masar.example' };
	const { content } = await fileOf(db, kind, asked, PUBLISHED_AT);
	const pdf = gunzipSync(Buffer.from(content, 'base64'));
	const text = textOf(pdf);
	const prefix = language === 'en' ? '' : `/${language}`;
	expect(text).toContain(`https://masar.example${prefix}/harbour/shelter/2024/q1/r1.0`);
	expect(text).toContain(publication.hash ?? '?');
	expect(infoOf(pdf).get('Tagged')).toBe('yes');
});
