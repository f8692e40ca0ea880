/** The bridge that a later quarter prints. Source: docs/rules.md, Corrections. */
import { expect, test } from 'vitest';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { isOutdated } from '#lib/server/publication/outdated.ts';
import { listPublications, getContent } from '#lib/server/publication/queries/publications.ts';
import { insertEntry } from '../../support/entries.ts';
import { NOW, QUARTER, useQuarter } from './setting.ts';

const setting = useQuarter([]);

/** Q2 has 40 of its own, and 6 more of Q1 that come late; Q1's first figure is raised by `correction` meanwhile. */
async function bridged(correction: number, minimumCount = 0) {
	await setting.pin();
	await setting.publish();
	await transaction(setting.db, async (writer) => {
		await run(writer, `update plan set minimum_count = @minimumCount where id = 1`, { minimumCount });
		await run(writer, `update entry set total = total + @correction where reference = 'A1'`, { correction });
		await run(writer, `update report set state = 'approved', counts = 1 where id = 3`);
		const row = { reportId: 3, indicatorId: 1, placeId: 4, status: 'completed', eligible: true } as const;
		await insertEntry(writer, { ...row, reference: 'B1', total: 31 });
		await insertEntry(writer, { ...row, reference: 'B2', total: 6, doneIn: 2024 * 4 });
		await rebuildTotals(writer, 1);
	});
	await pinQuarter(setting.db, { ...QUARTER, quarter: 2, personId: null, now: NOW });
	const [draft] = (await listPublications(setting.db.writer, 1)).filter(({ state }) => state === 'draft');
	return (await getContent(setting.db.writer, draft?.id ?? 0))?.bridge;
}

test('tells what was published, late and corrected, and added, and names the revision', async () => {
	const bridge = await bridged(20);
	expect(bridge).toMatchObject({ year: 2024, quarter: 1, revision: '1.0' });
	expect(bridge?.lines.find(({ code }) => code === '1.1.a')).toEqual({
		...{ code: '1.1.a', kind: 'adds', lateIsAdded: false },
		terms: { published: 100, lateAndCorrected: 26, added: 40, yearToDate: 166 },
	});
	expect(bridge?.lines.find(({ code }) => code === '1.1.b')).toEqual({
		...{ code: '1.1.b', kind: 'places', alone: null },
		terms: { published: 1, lateAndCorrected: 0, added: null, yearToDate: 1 },
	});
});

test('tells no few people, and not how many of them were late', async () => {
	expect((await bridged(3, 5))?.lines.map(({ code }) => code)).not.toContain('1.1.a');
});

test('tells of people what was late with what was added', async () => {
	expect((await bridged(20, 5))?.lines.find(({ code }) => code === '1.1.a')).toEqual({
		...{ code: '1.1.a', kind: 'adds', lateIsAdded: true },
		terms: { published: 100, lateAndCorrected: 20, added: 46, yearToDate: 166 },
	});
});

test('is none of the first quarter, and none to what is withdrawn', async () => {
	await setting.pin();
	const [draft] = await listPublications(setting.db.writer, 1);
	expect((await getContent(setting.db.writer, draft?.id ?? 0))?.bridge).toBeUndefined();
	await setting.publish();
	await setting.write(`update publication set state = 'withdrawn'`);
	await pinQuarter(setting.db, { ...QUARTER, quarter: 2, personId: null, now: NOW });
	const later = (await listPublications(setting.db.writer, 1)).find(({ state }) => state === 'draft');
	expect((await getContent(setting.db.writer, later?.id ?? 0))?.bridge).toBeUndefined();
});

test('a draft of it is made anew where that is withdrawn since, or more is protected', async () => {
	await bridged(20, 5);
	const isLeftBehind = () =>
		snapshot(setting.db, async (reader) => {
			const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
			const draft = (await listPublications(reader, 1)).find(({ state }) => state === 'draft');
			if (!scope || !draft) throw new Error('there is no draft');
			return isOutdated(reader, { ...scope, disclosure: 'whole' }, draft);
		});
	expect(await isLeftBehind()).toBe(false);
	await setting.write(`update plan set minimum_count = 6`);
	expect(await isLeftBehind()).toBe(true);
	await setting.write(`update plan set minimum_count = 5`);
	await setting.write(`update publication set state = 'withdrawn' where state = 'published'`);
	expect(await isLeftBehind()).toBe(true);
});
