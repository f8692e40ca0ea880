/** What one group of an indicator may tell. Source: docs/rules.md, Small counts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cell } from '#lib/disclosure/cell.ts';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { maskProgress } from '#lib/figures/masks/progress.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { QUARTER, sectorDatabase, type SectorDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';

const ASKED = { ...QUARTER, window: 'year-to-date' } as const;
const REFUGEES = { dimension: 'cohort', code: 'refugee' } as const;

let database: SectorDatabase;
let refugees: IndicatorProgress;
beforeAll(async () => {
	database = await sectorDatabase(1);
	const { scope, ask } = database;
	const group = scope.groups.find(({ code }) => code === REFUGEES.code);
	const filter = { groups: { cohort: group?.id ?? 0 } };
	const { indicators } = await ask((reader) => getProgress(reader, scope, { ...ASKED, filter }));
	const found = indicators.find(({ code }) => code === '1.1.a');
	if (!found) throw new Error('there is no such indicator');
	refugees = found;
}, PATIENCE);
afterAll(() => database.close());

/** Of a guarded indicator all is shown but what two parts have at once and cells of one group. */
const masked = (hidden: string | null, whole = refugees) =>
	maskProgress(
		whole,
		ASKED,
		{
			groups: database.scope.groups,
			isWithheld: ({ group, donor, partner }: Cell) =>
				(donor !== undefined && partner !== undefined) || (hidden !== null && group?.code === hidden),
		},
		{ group: REFUGEES },
	);

test('a group’s figure is withheld where one of those that it includes is', () => {
	expect(refugees.reached).toBeGreaterThan(0);
	expect(masked(null).reached).toBe(refugees.reached);
	expect(masked('camped')).toMatchObject({ reached: null, withheldFigures: ['reached'] });
	expect(masked('refugee').reached).toBeNull();
	expect(masked('host').reached).toBe(refugees.reached);
});

test('of one group nothing is told of another one, which stands in no table', () => {
	const women = { byGroup: { sex: { female: 3 } }, unknown: { ...refugees.unknown, sex: 2 } };
	const { byGroup, unknown, disaggregationKnown } = masked(null, { ...refugees, ...women });
	expect(byGroup).toEqual({});
	expect(new Set([...Object.values(unknown), ...Object.values(disaggregationKnown)])).toEqual(
		new Set([null]),
	);
});
