import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorProgress, PeopleAnswer, ProgressAnswer } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import {
	figureNamed,
	readPublishedText,
	readPublished,
	type PublishedFigure,
} from '../../support/published.ts';
import { SEED } from '../../support/seedFiles.ts';
import { newAddress } from '../../support/engine.ts';

const published = readPublished();
const { headline_indicators: headlines, output_indicators: outputs } = published;
const everyFigure: readonly PublishedFigure[] = [...headlines, ...outputs];
const FIRST_QUARTER = { year: 2024, quarter: 1, window: 'year-to-date' } as const;

let folder: string;
let db: Database;
let scope: Scope;
let progress: ProgressAnswer;
let people: PeopleAnswer;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-demonstration-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
	const found = await snapshot(db, (reader) => getScope(reader, published.plan.code, published.sector.code));
	if (!found) throw new Error('the demonstration was imported but is not there');
	scope = found;
	progress = await progressIn(2024, 1, 'year-to-date');
	people = await snapshot(db, (reader) => getPeople(reader, scope, FIRST_QUARTER));
});

afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

function progressIn(year: number, quarter: QuarterNumber, window: Window): Promise<ProgressAnswer> {
	return snapshot(db, (reader) => getProgress(reader, scope, { year, quarter, window, compare: true }));
}

function indicatorNamed(name: string): IndicatorProgress {
	const found = progress.indicators.filter((indicator) => indicator.name.en.startsWith(name));
	if (found.length !== 1 || !found[0]) throw new Error(`${found.length} indicators begin with “${name}”`);
	return found[0];
}

function byCode(code: string): IndicatorProgress {
	const found = progress.indicators.find((indicator) => indicator.code === code);
	if (!found) throw new Error(`there is no indicator ${code}`);
	return found;
}

async function placesOf(indicator: string, level: 1 | 2 | 3) {
	const answer = await snapshot(db, (reader) =>
		listPlaceFigures(reader, scope, { ...FIRST_QUARTER, indicator, level }),
	);
	if (!answer) throw new Error(`there is no indicator ${indicator}`);
	return answer;
}

describe('the published figures of the first quarter of 2024', () => {
	it.each(everyFigure.map((figure) => [figure.name, figure] as const))(
		'%s: reached and target',
		(name, { reached, target }) => {
			const indicator = progress.indicators.find((one) => one.name.en === name);
			expect(indicator).toMatchObject({ reached, target: target ?? null });
			expect(indicator?.share).toBe(target ? reached / target : null);
		},
	);

	it.each(outputs.map((figure) => [figure.name, figure] as const))(
		'%s: the same quarter a year before, unknown where none was published',
		(name, figure) => {
			const { output, previous } = indicatorNamed(name);
			expect(output).toBe(figure.output);
			expect(previous?.reached).toBe(figure.same_quarter_previous_year ?? null);
		},
	);

	it.each(everyFigure.filter(({ sex }) => sex).map((figure) => [figure.name, figure] as const))(
		'%s: women and men',
		(name, { sex }) => {
			expect(indicatorNamed(name).byGroup.sex).toEqual(sex);
		},
	);

	it('youth by cohort, and the mobilized by sex, each without the other', () => {
		const youth = figureNamed(headlines, '# of youth & children');
		const whole = indicatorNamed(youth.name);
		expect(whole.byGroup.cohort).toMatchObject(youth.by_cohort ?? {});
		expect(whole.byGroup.sex).toEqual(youth.mobilized_without_cohort);
		const participants = figureNamed(outputs, '# of youth participants');
		expect(indicatorNamed(participants.name).byGroup.cohort).toMatchObject(participants.by_cohort ?? {});
		expect(indicatorNamed(participants.name).byGroup.sex).toBeUndefined();
	});

	it('the staff trained have no split by sex: the source gives a share and no number', () => {
		const staff = indicatorNamed(figureNamed(headlines, "# of LRP partners' staff").name);
		expect(staff.byGroup).toEqual({});
		expect(staff.note?.en).toContain('68 per cent');
	});

	it('the parts of the money invested, of the mechanisms supported, and what else the text counts', () => {
		const money = figureNamed(headlines, 'USD invested').parts ?? {};
		expect(byCode('1.1.c').reached).toBe(money['1.1']);
		expect(byCode('1.2.c').reached).toBe(money['1.2']);
		const mechanisms = figureNamed(outputs, '# of CPMs supported').parts;
		expect(byCode('2.1.d').reached).toBe(mechanisms?.new);
		expect(byCode('2.1.e').reached).toBe(mechanisms?.existing);
		expect(byCode('1.1.e').reached).toBe(figureNamed(outputs, '# of municipal officials').processes);
		expect(byCode('1.4.e').reached).toBe(
			figureNamed(outputs, '# of municipalities completing the second round').agents,
		);
	});

	it('every headline is marked as one, in the order of the framework, and nothing else is', () => {
		const marked = progress.indicators.filter(({ headline }) => headline).map(({ name }) => name.en);
		expect(new Set(marked)).toEqual(new Set(headlines.map(({ name }) => name)));
	});

	it('people: the one indicator that counts them, wholly at municipalities', () => {
		expect(people).toMatchObject({
			reached: published.people.total,
			method: 'largest',
			withoutPlace: 0,
			indicators: ['1.d'],
		});
		expect(people.byGroup).toEqual({ sex: published.people.sex });
		expect(people.unknown).toMatchObject({ sex: 0, cohort: published.people.total });
		expect(byCode('1.d')).toMatchObject({ target: null, share: null });
	});

	it('the window of the quarter alone says the same: it is the first of the year', async () => {
		const alone = await progressIn(2024, 1, 'quarter');
		const reachedOf = ({ indicators }: ProgressAnswer) =>
			indicators.map(({ code, reached }) => [code, reached]);
		expect(reachedOf(alone)).toEqual(reachedOf(progress));
	});

	it('the published figures are those that were copied from the source, to the letter', () => {
		const digest = createHash('sha256').update(readPublishedText()).digest('hex');
		expect(digest).toBe('e2676c258269516b4d79ec90f3ddf7fd0ce413575ae64b5fe2b9621935acee16');
	});
});

describe('where it was done', () => {
	it('7 municipalities under 1.1 and 2 under 1.2, all of them named, 9 together', async () => {
		const sizes = await Promise.all(['1.1.b', '1.2.b', '1.b'].map((code) => placesOf(code, 3)));
		expect(sizes.map(({ places }) => places.length)).toEqual([7, 2, 9]);
		expect(sizes.map(({ withoutPlace }) => withoutPlace ?? 0)).toEqual([0, 0, 0]);
		expect(['1.1.b', '1.2.b', '1.b'].map((code) => byCode(code).withoutPlace)).toEqual([0, 0, 0]);
	});

	it('14 of the 32 youth initiatives name no municipality', async () => {
		const initiatives = figureNamed(headlines, '# of youth empowerment');
		const { places, withoutPlace } = await placesOf('2.2.a', 3);
		expect(withoutPlace).toBe(initiatives.not_geographically_disaggregated);
		expect(places.reduce((sum, { reached }) => sum + reached, 0)).toBe(18);
		expect(byCode('2.2.a').withoutPlace).toBe(withoutPlace);
	});

	it('the roll-out sessions lie in two districts, 8 events in the South and Nabatiyeh', async () => {
		const sessions = figureNamed(outputs, '# of municipalities reached under roll-out');
		expect((await placesOf('1.4.d', 2)).places).toHaveLength(sessions.districts ?? 0);
		const events = await placesOf('2.1.f', 1);
		expect(events.places.map(({ pcode }) => pcode)).toEqual(['LB4', 'LB6']);
		expect(events.places.reduce((sum, { reached }) => sum + reached, 0)).toBe(
			figureNamed(outputs, '# of community events').south_and_nabatiyeh,
		);
	});
});

describe('who reported, and when', () => {
	it('12 of 14 partners approved, one under review', () => {
		expect(progress.reports).toEqual({ expected: 14, approved: 12, submitted: 1 });
		expect(progress.previousReports).toEqual({ expected: 6, approved: 6, submitted: 0 });
	});

	it('no figure for any quarter but the two published ones', async () => {
		const periods = await snapshot(db, (reader) => listPeriods(reader, scope));
		expect(periods).toHaveLength(8);
		for (const { year, quarter, hasFigures } of periods) {
			const isPublished = quarter === 1;
			expect(hasFigures).toBe(isPublished);
			if (isPublished) continue;
			const { indicators } = await progressIn(year, quarter, 'quarter');
			expect(indicators.filter(({ reached }) => reached !== null)).toEqual([]);
		}
	});

	it('only the second quarter of 2024 has no lock', async () => {
		const periods = await snapshot(db, (reader) => listPeriods(reader, scope));
		const open = periods.filter(({ locks }) => locks === null);
		expect(open.map(({ year, quarter }) => [year, quarter])).toEqual([[2024, 2]]);
	});
});

describe('no judgement without a milestone, no figure without its footnote', () => {
	it('no status word tells how far along a figure should be', () => {
		const said = new Set(progress.indicators.map(({ status }) => status));
		expect([...said].sort()).toEqual(['no milestone', 'no target']);
	});

	it('no change is told for money of which a part was unknown a year before', () => {
		expect(byCode('1.c').previous).toMatchObject({
			reached: 5_300_000,
			change: null,
			unknownParts: ['1.2.c'],
		});
	});

	const doubtful = everyFigure.filter(
		(figure) =>
			figure.conflict ?? figure.derived ?? figure.printed_as ?? figure.target_note ?? figure.female_share,
	);
	it.each(doubtful.map(({ name }) => [name]))('%s: a footnote in three languages', (name) => {
		const indicator = progress.indicators.find((one) => one.name.en === name);
		expect(indicator?.note).toEqual({
			en: expect.stringMatching(/\w/) as string,
			ar: expect.stringMatching(/[\u0600-\u06ff]/) as string,
			fr: expect.stringMatching(/\w/) as string,
		});
	});

	it('the people figure says in its name that its label was lost, and in its note names the second figure', () => {
		expect(byCode('1.d').name.en).toContain('the source lost');
		expect(byCode('1.d').note?.en).toContain('61,571');
		expect(published.people.second_figure).toBe(61_571);
	});

	it('strangers read what was published, on a day of its own, and everything says that it is a demonstration', () => {
		expect(scope.plan).toMatchObject({ public: 'published', demonstration: true, pace: 'milestones' });
		expect(scope.plan.today).toBe('2024-07-10');
		expect(scope.plan.minimumCount).toBe(5);
		expect(scope.plan.contacts).toEqual(['demonstration.example.org']);
	});
});
