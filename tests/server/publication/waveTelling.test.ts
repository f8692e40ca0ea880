/** Texts of a survey's wave that tell what the sector's publications withhold: neither by itself nor with a quarter. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSpan } from '#lib/disclosure/cell.ts';
import { checkList } from '#lib/publication/checkList.ts';
import { localised, type Localised } from '#lib/plan/text.ts';
import { rows, run } from '#lib/server/database/driver.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { getCheckable } from '#lib/server/publication/checkable.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { joinWaves } from '#lib/server/survey/commands/joinWaves.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { storeSurvey } from '#lib/server/survey/index.ts';
import type { GivenSurvey } from '#lib/survey/given.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { sectorDatabase, type SectorDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';
import { spokenSurvey } from './spokenSurvey.ts';

const NOW = new Date('2024-08-01T08:00:00Z');
const ACT = { personId: null, now: NOW };
let shop: SectorDatabase;
/** A withheld figure of more than a few people, and the place that it is of. */
let secret: { readonly value: number; readonly place: string };

beforeAll(async () => {
	shop = await sectorDatabase(1);
	// A digit in the name of a place would be a number of its own.
	for (const [at, letter] of [...'0123456789'].map((digit, i) => [digit, 'ABCDEFGHIK'[i] ?? ''] as const))
		await run(
			shop.db.writer,
			`update place set name = replace(replace(name, ' ' || @at, @letter), @at, @letter)`,
			{ at, letter: letter.toLowerCase() },
		);
	await pinQuarter(shop.db, { ...PROTECTED, ...ACT });
	const kept = await shop.ask((reader) => rows<{ annex: string }>(reader, 'select annex from publication'));
	const annex = JSON.parse(kept[0]?.annex ?? '{}') as { withheld: string[]; values: Record<string, number> };
	const large = annex.withheld.flatMap((name) => {
		const [indicator, part, place = '', span = ''] = name.split('|');
		const at = readSpan(span);
		const value = annex.values[name] ?? 0;
		const isOurs = at?.window === 'year-to-date' && at.year === 2024 && at.quarter === PROTECTED.quarter;
		return indicator === '1.1.a' && part === 'total' && isOurs && value > 10 ? [{ value, place }] : [];
	});
	const places = await shop.ask((reader) =>
		rows<{ pcode: string; name: string }>(reader, 'select pcode, name from place'),
	);
	const found = large[0];
	if (!found) throw new Error('nothing large is withheld');
	const { en } = JSON.parse(places.find(({ pcode }) => pcode === found.place)?.name ?? '{}') as Localised;
	secret = { value: found.value, place: en };
}, PATIENCE);
afterAll(() => shop.close());
beforeEach(() => run(shop.db.writer, 'delete from survey'));

async function store(change: (given: GivenSurvey) => GivenSurvey): Promise<number> {
	await storeSurvey(
		shop.db,
		PROTECTED.plan,
		change({ ...spokenSurvey('open'), sector: PROTECTED.sector }),
		ACT,
	);
	const [wave] = await rows<{ id: number }>(shop.db.writer, 'select id from survey_wave');
	return wave?.id ?? 0;
}

const withName = (name: Localised) => (given: GivenSurvey) => ({ ...given, name });
const withAnswer =
	(label: string) =>
	(given: GivenSurvey): GivenSurvey => ({
		...given,
		waves: given.waves.map((wave) => ({
			...wave,
			questions: wave.questions.map(({ question, answers }) => ({
				question: {
					...question,
					options: question.options.map((one) =>
						one.name === 'tent' ? { ...one, label: localised(label) } : one,
					),
				},
				answers,
			})),
		})),
	});

const telling = () => `${secret.value} people trained in ${secret.place}`;
const isPublic = async () =>
	(await rows(shop.db.writer, 'select 1 from survey_wave where published_at is not null')).length > 0;

describe('a wave by itself', () => {
	test('is not published with a withheld figure in its name, in whichever language, or in an answer', async () => {
		for (const change of [
			withName(localised(telling())),
			withName(localised('Voices', { fr: `Voix\n\n${secret.value} personnes formées, ${secret.place}` })),
			withAnswer(telling()),
		]) {
			const id = await store(change);
			await expect(publishWave(shop.db, id, ACT)).rejects.toMatchObject({ reason: 'wave tells' });
			expect(await isPublic()).toBe(false);
			await run(shop.db.writer, 'delete from survey');
		}
	});

	test('is published where the number is another one, or says how many live in a tent', async () => {
		const other = `${secret.value + 1_234} people trained in ${secret.place}`;
		for (const change of [withName(localised(other)), withAnswer('2 people in one tent')]) {
			await publishWave(shop.db, await store(change), ACT);
			expect(await isPublic()).toBe(true);
			await run(shop.db.writer, 'delete from survey');
		}
	});

	test('is not published where it is called by too few people', async () => {
		const id = await store(withName(localised('What 3 women said')));
		await expect(publishWave(shop.db, id, ACT)).rejects.toMatchObject({ reason: 'wave tells' });
	});
});

test(
	'a wave that goes with a quarter stands in the way of it, and the check-list says by which number',
	async () => {
		const join = async (name: string) => {
			await run(shop.db.writer, 'delete from survey');
			const id = await store(withName(localised(name)));
			await joinWaves(shop.db, { ...PROTECTED, ...ACT }, [id]);
			await pinQuarter(shop.db, { ...PROTECTED, ...ACT });
			return shop.ask(async (reader) => {
				const periods = await listPeriods(reader, shop.scope);
				const period = periods.find((one) => one.year === 2024 && one.quarter === PROTECTED.quarter);
				const { draft } = await listOfQuarter(reader, shop.scope.sector.id, PROTECTED);
				if (!period || !draft) throw new Error('nothing is pinned');
				const { errors } = checkList(await getCheckable(reader, shop.scope, period, draft, NOW));
				return errors.find(({ name }) => name === 'numbers withheld')?.what;
			});
		};
		expect(await join(telling())).toEqual([`surveys||en|${secret.value}`]);
		expect(await join('Voices')).toBeUndefined();
	},
	PATIENCE,
);
