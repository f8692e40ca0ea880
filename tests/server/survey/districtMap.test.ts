/** An answer by district as a picture of its own. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import type { AnswerInDistrict } from '#lib/survey/byPlace.ts';
import type { Ground } from '#lib/places/ground.ts';
import { localised } from '#lib/plan/text.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { METHOD } from '#lib/server/demonstration/perception/words.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { findQuestion, listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { readDistricts } from '#lib/server/survey/readDistricts.ts';
import type { GivenSurvey } from '#lib/survey/given.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import type { Question } from '#lib/survey/question.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

type Draw = (
	drawn: { rows: readonly AnswerInDistrict[]; answer: object; ground: Ground; credits: readonly object[] },
	levels: object,
) => { drawing: string; label: string; shows: string; notes: string[] };
const modules = import.meta.glob<Draw>('/src/routes/surveys/**/districts.server.ts', {
	import: 'drawDistricts',
});
const GROUND: Ground = {
	land: { level: 0, topology: null, version: 'none', box: undefined },
	...{ around: null, regions: [], isShipped: false },
};
const district = (
	name: string,
	at: readonly [lat: number, lon: number],
	share: number | null,
	showing: PublishedGroup['showing'] = 'shown',
): AnswerInDistrict => ({
	...{ pcode: name.toUpperCase(), name: { en: name }, lat: at[0], lon: at[1], share, low: null, high: null },
	group: { group: name, showing, n: 40, weighted: null, shares: [], number: null },
});
const ROWS = [
	district('North', [34.5, 36], 0.8),
	district('South', [33.2, 35.3], 0.2, 'bracketed'),
	district('East', [33.9, 36.1], null, 'few'),
	district('West', [33.8, 35.5], null),
];

async function draw(rows: readonly AnswerInDistrict[]) {
	const [load] = Object.values(modules);
	const drawDistricts = await load?.();
	if (!drawDistricts) throw new Error('no module');
	const answer = { name: 'yes', label: { en: 'Yes' } };
	return drawDistricts({ rows, answer, ground: GROUND, credits: [] }, {});
}
/** The circles of a drawing, each with its place and radius. */
const circles = (drawing: string) =>
	[...drawing.matchAll(/<circle data-place="(\w+)"[^>]* r="([\d.]+)"/g)].map(([, place, radius]) => ({
		place,
		radius: Number(radius),
	}));

test('a circle is as large as its share, and where the answer is not told there is a ring of one size', async () => {
	const { drawing, label, shows } = await draw(ROWS);
	const found = new Map(circles(drawing).map(({ place, radius }) => [place, radius]));
	const [north = 0, south = 0] = ['NORTH', 'SOUTH'].map((place) => found.get(place));
	expect(north / south).toBeCloseTo(2, 1);
	expect(found.get('EAST')).toBe(found.get('WEST'));
	expect(found.get('EAST')).toBeLessThan(north);
	expect(drawing).toContain('not told');
	expect([label, shows]).toEqual(['North 80%, South 20%', '“Yes” by district']);
});

test('below it stands where too few answered, where it is among the others, and what is of few', async () => {
	expect((await draw(ROWS)).notes).toEqual([
		'Too few to show: East',
		'Among other answers: West',
		'Of few people, or uncertain: South',
	]);
	expect((await draw(ROWS.slice(0, 1))).notes).toEqual([]);
	const notes = ['All of these shares are of few people, or uncertain.'];
	expect((await draw(ROWS.slice(1, 2))).notes).toEqual(notes);
});

test('without a position there is no map', async () => {
	await expect(draw(ROWS.map((row) => ({ ...row, lat: null })))).rejects.toMatchObject({ status: 404 });
});

/** Of each district how many people answered, and how many of them said yes. */
type Said = Readonly<Record<string, readonly [people: number, yes: number]>>;

const select = (key: string, names: readonly string[]): Question => ({
	...{ key, kind: 'select_one', label: localised(key), upTo: null, relevant: null },
	options: names.map((name) => ({ name, label: localised(name) })),
});

function surveyOf(code: string, said: Said): GivenSurvey {
	const people = Object.values(said).flatMap(([all, yes], district) =>
		Array.from({ length: all }, (_, i) => ({ district, answer: Number(i >= yes) })),
	);
	return {
		...{ code, name: localised(code), sampling: 'open', minimum: 30, bracketsTo: null, sector: null },
		method: METHOD,
		waves: [
			{
				...{ code: '1', name: localised('1'), firstDay: '2024-01-01', lastDay: '2024-01-31', asked: null },
				...{ responses: people.length, design: null, origin: null },
				shown: [{ key: 'safe', by: ['district'] }],
				questions: [
					{ question: select('safe', ['yes', 'no']), answers: people.map(({ answer }) => answer) },
					{
						question: select('district', Object.keys(said)),
						answers: people.map(({ district }) => district),
					},
				],
			},
		],
	};
}

/** What the page reads of a survey by district, from the database. */
async function readMap(db: Database, planId: number, code: string) {
	return snapshot(db, async (reader) => {
		const [found] = await listPublishedWaves(reader, 'p', code);
		const results = found ? await listResults(reader, found.wave.id) : [];
		const split = results.find(({ by }) => by === 'district');
		const by = found && (await findQuestion(reader, found.wave.id, 'district'));
		if (!split || !by) throw new Error('no split');
		const { question, groups } = split;
		return readDistricts(reader, { planId, question, groups, by: by.options, option: 'yes' });
	});
}

test('other answers where too few answered, and in the next smallest beside it, move nothing that is drawn', async () => {
	const folder = temporaryFolder();
	const db = await emptyDatabase(folder.path);
	const planId = await addSurveyPlan(db, 5);
	const at = { NORTH: [34.5, 36], SOUTH: [33.2, 35.3], EAST: [33.9, 36.1], WEST: [33.8, 35.5] };
	const add = async (values: Omit<typeof schema.place.$inferInsert, 'planId' | 'name'>) => {
		const name = localised(values.pcode);
		const [row] = await db.writer
			.insert(schema.place)
			.values({ ...values, planId, name })
			.returning();
		return row?.id ?? 0;
	};
	const parentId = await add({ pcode: 'ZZ', level: 0 });
	const governorateId = await add({ pcode: 'ZZ1', level: 1, parentId });
	for (const [pcode, [lat = 0, lon = 0]] of Object.entries(at))
		await add({ pcode, level: 2, lat, lon, parentId: governorateId, governorateId });
	const told: Said = { NORTH: [80, 60], SOUTH: [70, 20] };
	const act = { personId: null, now: new Date('2024-05-06T08:00:00Z') };
	const of: Readonly<Record<string, Said>> = {
		one: { ...told, EAST: [40, 10], WEST: [12, 6] },
		other: { ...told, EAST: [45, 40], WEST: [9, 2] },
		more: { ...told, NORTH: [80, 30], EAST: [40, 10], WEST: [12, 6] },
	};
	for (const [code, said] of Object.entries(of)) {
		await storeSurvey(db, 'p', surveyOf(code, said), act);
		await publishWaves(db, 'p', code, act);
	}
	const drawn = async (code: string) => {
		const found = await readMap(db, planId, code);
		const { drawing, label, notes } = await draw(found?.rows ?? []);
		return { drawing, label, notes };
	};
	const one = await drawn('one');
	expect(await drawn('other')).toEqual(one);
	expect(one.label).toBe('NORTH 75%, SOUTH 28.6%');
	expect(one.notes).toEqual(['Too few to show: EAST, WEST']);
	expect((await drawn('more')).drawing).not.toBe(one.drawing);
	await db.close();
	folder.remove();
});
