/** An answer by district as a picture of its own. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import type { AnswerInDistrict } from '#lib/survey/byPlace.ts';
import type { Ground } from '#lib/places/ground.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';

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

test('what is not told moves nothing that is drawn', async () => {
	const other = ROWS.map((row) => (row.share === null ? { ...row, group: { ...row.group, n: 7 } } : row));
	expect((await draw(other)).drawing).toBe((await draw(ROWS)).drawing);
	await expect(draw(ROWS.map((row) => ({ ...row, lat: null })))).rejects.toMatchObject({ status: 404 });
});
