/** Numbers of the population as a browser types them: stored, there again, and taken away. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { closeDatabase, openDatabase, rows } from '#lib/server/database/driver.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { post } from './support/people.ts';
import { seedReach, type Reach } from './support/reach.ts';

const PAGE = '/manage/harbour/surveys/population/2';
let app: App;
let reach: Reach;
let question = 0;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
		const db = openDatabase(path);
		const asked = `select id from survey_question where wave_id = 2 and key = 'safe'`;
		question = (await rows<{ id: number }>(db.writer, asked))[0]?.id ?? 0;
		const answers = Array.from({ length: 40 }, (_, i) => (i < 30 ? 0 : 1));
		await db.writer.insert(schema.surveyAnswers).values({ questionId: question, answers });
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(() => app.stop());

test('a coordinator fits a wave, sees its numbers again, and takes them away', async () => {
	const cookie = reach.cookies.coordinator;
	const send = (action: string, fields: Record<string, string>) =>
		post(app, `${PAGE}?/${action}`, fields, { cookie });
	const page = async () => (await raw(app, PAGE, { headers: { cookie } })).body.toString();
	const stored = async () => {
		const db = openDatabase(app.database);
		const [wave] = await db.writer.select().from(schema.surveyWave).where(eq(schema.surveyWave.id, 2));
		await closeDatabase(db);
		return wave?.design ?? null;
	};
	const yes = `people.${question}.0`;
	const no = `people.${question}.1`;
	expect(await page()).not.toContain('fit the numbers below');
	const fitted = await send('fit', { [yes]: '1,200', [no]: '800' });
	expect([fitted.status, fitted.headers.location]).toEqual([303, PAGE]);
	expect((await stored())?.weights.slice(29, 31)).toEqual([40, 80]);
	const shown = await page();
	expect(shown).toContain('fit the numbers below');
	expect(shown).toMatch(new RegExp(`name="${yes}"[^>]*value="1,?200"|value="1,?200"[^>]*name="${yes}"`));
	const refused = await send('fit', { [yes]: '-5', [no]: '800' });
	expect(refused.status).toBe(422);
	expect((await stored())?.weights.slice(29, 31)).toEqual([40, 80]);
	const taken = await send('take', {});
	expect(taken.status).toBe(303);
	expect(await stored()).toBeNull();
	expect(await page()).not.toContain('fit the numbers below');
});
