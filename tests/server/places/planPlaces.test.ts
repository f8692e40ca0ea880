/** The places of a plan are added, called and moved in the browser. Source: docs/rules.md, Place and First quarters. */
import { expect, test } from 'vitest';
import { snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { checkTotals, storeSeen } from '#lib/server/figures/index.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { namedPlace } from '#lib/places/meantPlace.ts';
import type { PlaceKind } from '#lib/places/place.ts';
import type { Later } from '#lib/plan/firstQuarter.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { addPlaces } from '#lib/server/places/commands/addPlaces.ts';
import { mergePlace } from '#lib/server/places/commands/mergePlace.ts';
import { namePlace } from '#lib/server/places/commands/namePlace.ts';
import { standPlace } from '#lib/server/places/commands/standPlace.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';
import { atStanding } from '#lib/server/report/commands/atStanding.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const now = new Date('2024-07-10T12:00:00Z');

async function opened() {
	const { db, take, files, ask } = await workshop();
	await take();
	const [plan] = await ask<{ id: number }>('select id from plan');
	const [person] = await ask<{ id: number }>(
		`insert into person (email, name, created_at) values ('a@example.org', 'A', 0) returning id`,
	);
	const act = { planId: plan?.id ?? 0, personId: person?.id ?? 0, now };
	const one = async (pcode: string) => {
		const all = await snapshot(db, (reader) => listPlanPlaces(reader, act.planId));
		const found = all.find((place) => place.pcode === pcode);
		if (!found) throw new Error(`no place ${pcode}`);
		return found;
	};
	return { db, act, files, ask, one };
}
type Opened = Awaited<ReturnType<typeof opened>>;

interface Moved {
	readonly pcode: string;
	readonly kind?: PlaceKind | null;
	readonly within: string;
	readonly from: Quarter | null;
}

async function stand({ db, act, one }: Opened, { kind = null, ...to }: Moved, seen = '', correction = '') {
	const version = stampOf(await one(to.pcode));
	const plan = { id: act.planId, code: 'tiny', now };
	return storeSeen(db, plan, { figures: seen, correction }, (writer, permit) =>
		standPlace(writer, { ...act, ...to, kind, version, correction, permit }),
	);
}

const scopeOf = (db: Database) =>
	snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'tiny', 'stability');
		if (!scope) throw new Error('no sector');
		return scope;
	});

/** Of people trained, in the district or governorate of this code. */
async function reachedIn({ db, ask }: Opened, pcode: string, quarter: 1 | 2) {
	const [place] = await ask<{ id: number }>(`select id from place where pcode = '${pcode}'`);
	const scope = await scopeOf(db);
	const asked = { year: 2024, quarter, window: 'quarter', filter: { place: place?.id ?? 0 } } as const;
	const { indicators } = await snapshot(db, (reader) => getProgress(reader, scope, asked));
	return indicators.find(({ code }) => code === '1.1.a')?.reached;
}

const DISTRICT = { pcode: 'ZZ12', name: { en: 'Other' }, level: 2, kind: null, parent: 'ZZ1' } as const;
const Q2 = { year: 2024, quarter: 2 } as const;

test('a place with other names is found by them, and a bundle carries all of it', async () => {
	const plan = await opened();
	const { db, act, one } = plan;
	const hill = { pcode: 'M9', name: { en: 'Hill' }, level: 3, kind: 'village', parent: 'ZZ12' } as const;
	await addPlaces(db, act, [DISTRICT, hill]);
	await expect(addPlaces(db, act, [{ ...hill, pcode: 'M8' }, hill])).rejects.toThrow('code taken');
	const names = {
		pcode: 'M9',
		name: { en: 'Hill', ar: 'التل' },
		aliases: ['Old Hill', 'Tell'],
		group: 'North Hills',
	};
	await namePlace(db, act, { ...names, version: stampOf(await one('M9')) });
	expect(await one('M9')).toMatchObject({ ...names, parent: { pcode: 'ZZ12' } });
	await expect(namePlace(db, act, { ...names, aliases: [], version: '' })).rejects.toThrow(
		'changed meanwhile',
	);
	const scope = await scopeOf(db);
	const book = await snapshot(db, (reader) => getPlaceBook(reader, scope));
	const meant = namedPlace(book, 'old hill');
	expect(typeof meant === 'number' && book.places.get(meant)?.pcode).toBe('M9');
	const [stood] = await plan.ask(
		`select g.pcode as g, d.pcode as d from place p join place g on g.id = p.governorate_id
		join place d on d.id = p.district_id where p.pcode = 'M9'`,
	);
	expect(stood).toEqual({ g: 'ZZ1', d: 'ZZ12' });
	const files = await plan.files();
	const again = await workshop();
	await again.take(files);
	expect(await again.files()).toEqual(files);
	expect(await plan.ask(`select 1 as n from audit_entry where action = 'change places'`)).toHaveLength(2);
});

test('a place lies elsewhere from a quarter on: locked quarters keep what they had', async () => {
	const plan = await opened();
	await addPlaces(plan.db, plan.act, [DISTRICT]);
	expect(
		(await stand(plan, { pcode: 'M1', kind: 'municipality', within: 'ZZ12', from: Q2 })).figures,
	).toBeNull();
	expect(await reachedIn(plan, 'ZZ11', 1)).toBe(10);
	expect(await reachedIn(plan, 'ZZ12', 1)).toBeNull();
	expect(await reachedIn(plan, 'ZZ12', 2)).toBe(20);
	expect(await transaction(plan.db, checkTotals)).toEqual([]);
	expect((await plan.one('M1')).laterParents).toEqual([{ ...Q2, value: 'ZZ12' }]);
});

test('a correction from the beginning moves locked figures with a reason, once they were shown', async () => {
	const plan = await opened();
	await addPlaces(plan.db, plan.act, [DISTRICT]);
	const moved = { pcode: 'M1', kind: 'municipality', within: 'ZZ12', from: null } as const;
	const { figures } = await stand(plan, moved);
	expect(figures?.locked).toBeGreaterThan(0);
	expect(await reachedIn(plan, 'ZZ11', 1)).toBe(10);
	const seen = figures?.seen ?? '';
	await expect(stand(plan, moved, seen)).rejects.toThrow('moves locked figures');
	await stand(plan, moved, seen, 'it always lay there');
	expect([await reachedIn(plan, 'ZZ11', 1), await reachedIn(plan, 'ZZ12', 1)]).toEqual([null, 10]);
});

async function merge({ db, act, one }: Opened, mergedInto: Later<string> | null, seen = '', correction = '') {
	const version = stampOf(await one('M1'));
	const plan = { id: act.planId, code: 'tiny', now };
	return storeSeen(db, plan, { figures: seen, correction }, (writer, permit) =>
		mergePlace(writer, { ...act, pcode: 'M1', mergedInto, version, correction, permit }),
	);
}

test('a municipality becomes part of another: what it moves is shown first, and rows that name it mean the other', async () => {
	const plan = await opened();
	const { db, ask } = plan;
	const before = await plan.files();
	const into = { ...Q2, value: 'M2' };
	await merge(plan, into, (await merge(plan, into)).figures?.seen);
	expect((await plan.one('M1')).mergedInto).toEqual(into);
	expect(await reachedIn(plan, 'M2', 2)).toBe(20);
	expect(await reachedIn(plan, 'M1', 1)).toBe(10);
	expect(await transaction(db, checkTotals)).toEqual([]);
	const [m1, m2] = await ask<{ id: number }>(
		`select id from place where pcode in ('M1', 'M2') order by pcode`,
	);
	const entry = { placeId: m1?.id ?? 0, also: [m2?.id ?? 0] };
	const stored = (quarter: 1 | 2) =>
		transaction(db, (writer) => atStanding(writer, { ...Q2, quarter }, entry));
	expect(await stored(1)).toEqual(entry);
	expect(await stored(2)).toEqual({ placeId: m2?.id, also: [] });
	await merge(plan, null, (await merge(plan, null)).figures?.seen);
	expect(await plan.files()).toEqual(before);
	expect(await ask('select 1 as n from place_became')).toEqual([]);
});

test('what begins in a locked quarter moves its figures with a reason alone', async () => {
	const plan = await opened();
	const into = { year: 2024, quarter: 1, value: 'M2' } as const;
	const { figures } = await merge(plan, into);
	expect(figures?.locked).toBeGreaterThan(0);
	await expect(merge(plan, into, figures?.seen)).rejects.toThrow('moves locked figures');
	await merge(plan, into, figures?.seen, 'it was so from the beginning');
	expect([await reachedIn(plan, 'M1', 1), await reachedIn(plan, 'M2', 1)]).toEqual([null, 10]);
});

test.each(['M1', 'XX', 'ZZ11', 'M9'])('no municipality becomes part of %s', async (value) => {
	const plan = await opened();
	const village = { pcode: 'M9', name: { en: 'Hill' }, level: 3, kind: 'village', parent: 'ZZ11' } as const;
	await addPlaces(plan.db, plan.act, [village]);
	await expect(merge(plan, { ...Q2, value })).rejects.toThrow('may not merge');
});

test('what an import would refuse is refused here', async () => {
	const plan = await opened();
	const moved = { pcode: 'ZZ11', within: 'M1', from: null };
	await expect(stand(plan, moved)).rejects.toThrow('lies in lower');
	await expect(stand(plan, { ...moved, within: 'XX' })).rejects.toThrow('not found');
	await plan.ask(`update indicator set calculation = 'distinct' where code = '1.1.a' returning id`);
	await plan.ask(
		`update entry set total = 1 where indicator_id = (select id from indicator where code = '1.1.a') returning id`,
	);
	const camp = { pcode: 'M1', kind: 'camp', within: 'ZZ11', from: null } as const;
	await expect(stand(plan, camp)).rejects.toThrow('counted otherwise');
	await plan.ask(`update indicator set calculation = 'latest' where code = '1.1.d' returning id`);
	await expect(stand(plan, { ...camp, kind: 'municipality', within: 'ZZ1', from: Q2 })).rejects.toThrow(
		'within a year',
	);
});
