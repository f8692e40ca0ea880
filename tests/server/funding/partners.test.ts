/** Who is a partner of the plan decides what is received and what was only passed on. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listPublicVersions } from '#lib/server/plan/queries/versions.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { editionOf, startReport, submitReport } from '#lib/server/report/index.ts';
import { etagOf } from '#lib/server/http/etag.ts';
import { addPerson } from '../../support/people.ts';
import { readFileAt } from '../../support/reader.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const NOW = new Date('2024-07-10T09:00:00Z');

test('a draft moves no money; an approved report makes a partner, and the answer another one', async () => {
	const { db, takePath, ask } = await workshop();
	await takePath('tests/fixtures/bundles/draft-makes-sub-grant');
	const [ids] = await ask<{ sectorId: number; partnerId: number; periodId: number }>(
		`select s.id as "sectorId", o.id as "partnerId", d.id as "periodId" from sector s
		join organisation o on o.plan_id = s.plan_id and o.code = 'U'
		join period d on d.plan_id = s.plan_id and d.quarter = 2`,
	);
	if (!ids) throw new Error('the bundle was taken, but nothing is there');
	const funding = async () => {
		const body = await readFileAt(db, { plan: 'm', sector: 's' }, 'funding?year=2024');
		const { received, gap, sub_grants } = JSON.parse(body) as Record<string, number>;
		const etag = etagOf([JSON.stringify(await snapshot(db, listPublicVersions)), 'funding?year=2024']);
		return { figures: { received, gap, sub_grants }, body, etag };
	};
	const officer = await addPerson(db, { email: 'officer@u.example' }, NOW);
	const coordinator = await addPerson(db, { email: 'coordinator@example.org' }, NOW);
	const before = await funding();
	expect(before.figures).toEqual({ received: 400, gap: 600, sub_grants: 0 });

	const reportId = await startReport(db, { ...ids, personId: officer, now: NOW });
	const act = { reportId, personId: officer, now: NOW };
	await setNothingToReport(db, { ...act, nothing: true });
	expect(await funding()).toEqual(before);

	const edition = await snapshot(db, (reader) => editionOf(reader, reportId));
	await submitReport(db, { ...act, key: 'once', edition });
	expect((await funding()).figures).toEqual(before.figures);

	await approveReport(db, { reportId, personId: coordinator, now: NOW });
	const after = await funding();
	expect(after.figures).toEqual({ received: 0, gap: 1000, sub_grants: 400 });
	expect(after.etag).not.toBe(before.etag);
});
