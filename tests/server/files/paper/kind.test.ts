/** The paper as it is made and kept: of a publication that stands, with small counts, in each language. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/plan/text.ts';
import { fileKind } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import type { PublicationLabel } from '#lib/server/publication/queries/publications.ts';
import { PROTECTED } from '../../../support/disclosure/protectedBundle.ts';
import { protectedDatabase, type ProtectedDatabase } from '../../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../../support/long.ts';
import { infoOf, textOf } from '../../../support/pdf.ts';
import { FEW_AT, publishFew } from '../../../support/publication/publishFew.ts';

const MISSING = { en: 'withheld', ar: 'محجوب', fr: 'masqué' };
let few: ProtectedDatabase;
let publication: PublicationLabel;
beforeAll(async () => {
	few = await protectedDatabase(1);
	publication = await publishFew(few);
}, PATIENCE);
afterAll(() => few.close());

test.each(LANGUAGES)('in %s it bears the revision, its address and its hash', async (language) => {
	const kind = fileKind('dashboard.pdf');
	if (!kind) throw new Error('there is no such file');
	const { plan, sector } = PROTECTED;
	const asked = { plan, sector, publication, language, origin: 'https://masar.example' };
	const began = performance.now();
	const { content } = await fileOf(few.db, kind, asked, FEW_AT);
	expect(performance.now() - began).toBeLessThan(5000);
	const pdf = gunzipSync(Buffer.from(content, 'base64'));
	const text = textOf(pdf);
	const prefix = language === 'en' ? '' : `/${language}`;
	for (const word of [
		`https://masar.example${prefix}/few/care/2024/q2/r1.0`,
		publication.hash ?? '?',
		MISSING[language],
	])
		expect(text).toContain(word);
	expect(infoOf(pdf).get('Tagged')).toBe('yes');
});
