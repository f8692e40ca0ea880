/** A small plan whose figures can be told by heart, and one that shows strangers nothing yet. */
import * as schema from '#db/schema/index.ts';
import { maskOf, questionBit } from '#lib/figures/disaggregation.ts';
import { bumpDataVersion } from '#lib/server/plan/commands/bumpDataVersion.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	run,
	transaction,
	type Writer,
} from '#lib/server/database/driver.ts';
import { insertEntry } from '../../support/entries.ts';
import { addSurvey } from './survey.ts';

/** When the data was entered. */
const ENTERED = new Date('2024-05-03T08:00:00Z');

/** Makes the file, with migrations and both plans. */
export async function seed(path: string): Promise<void> {
	const db = openDatabase(path);
	await migrate(db);
	await transaction(db, async (writer) => {
		const open = await addPlan(writer, 'harbour', 'approved');
		await addFigures(writer, open);
		await rebuildTotals(writer, open);
		await bumpDataVersion(writer, open, ENTERED, 'import bundle');
		await addPlan(writer, 'closed', 'published');
		await addSurvey(writer, open);
	});
	await closeDatabase(db);
}

/** Changes one approved figure, as a second approval would. */
export async function raiseFigure(path: string): Promise<void> {
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		await run(writer, "update entry set total = total + 5 where reference = 'A1'");
		await rebuildTotals(writer, 1);
		await bumpDataVersion(writer, 1, new Date(ENTERED.getTime() + 1000), 'approve report');
	});
	await closeDatabase(db);
}

async function addPlan(writer: Writer, code: string, mode: 'approved' | 'published'): Promise<number> {
	const [plan] = await writer
		.insert(schema.plan)
		.values({
			code,
			name: { en: `Plan ${code}`, ar: 'خطة' },
			currency: 'USD',
			firstYear: 2023,
			lastYear: 2024,
			status: { en: 'Draft', ar: 'مسودة' },
			peopleMethod: 'largest',
			pace: 'linear',
			public: mode,
			demonstration: mode === 'approved',
		})
		.returning();
	if (!plan) throw new Error('no plan');
	await writer
		.insert(schema.sector)
		.values({ planId: plan.id, code: 'shelter', name: { en: 'Shelter', fr: 'Abris' } });
	return plan.id;
}

async function addFigures(writer: Writer, planId: number): Promise<void> {
	await writer.insert(schema.outcome).values({ id: 1, sectorId: 1, code: '1', name: { en: 'Outcome' } });
	await writer
		.insert(schema.output)
		.values({ id: 1, sectorId: 1, outcomeId: 1, code: '1.1', name: { en: 'Output' } });
	const common = { sectorId: 1, outcomeId: 1, outputId: 1 };
	await writer.insert(schema.indicator).values([
		{
			...common,
			id: 1,
			code: '1.1.a',
			name: { en: '# of people' },
			unit: 'people',
			calculation: 'sum',
			countsPeople: true,
			headline: true,
		},
		{
			...common,
			id: 2,
			code: '1.1.b',
			name: { en: '# of municipalities' },
			unit: 'count',
			calculation: 'distinct',
		},
		{
			...common,
			id: 3,
			code: '1.1.c',
			name: { en: 'USD spent' },
			unit: 'usd',
			calculation: 'sum',
			sensitivity: 'district',
		},
		{ ...common, id: 4, code: '1.1.d', name: { en: 'Spent, all' }, unit: 'usd', calculation: 'composite' },
		{
			...common,
			id: 5,
			code: '1.1.e',
			name: { en: 'USD a person' },
			unit: 'percent',
			calculation: 'ratio',
			numeratorId: 3,
			denominatorId: 1,
		},
		{ ...common, id: 6, code: '1.1.f', name: { en: 'Never reported' }, unit: 'kg', calculation: 'sum' },
	]);
	await writer.insert(schema.indicatorPart).values({ compositeId: 4, partId: 3, position: 0 });
	await writer.insert(schema.target).values({ indicatorId: 1, year: 2024, value: 300 });
	await writer.insert(schema.organisation).values([
		{ id: 1, planId, code: 'P1', name: { en: 'Partner one' }, type: 'nngo' },
		{ id: 2, planId, code: 'P2', name: { en: 'Partner two' }, type: 'un' },
		{ id: 3, planId, code: 'D1', name: { en: 'Donor one' }, type: 'donor' },
	]);
	await writer.insert(schema.place).values([
		{ id: 1, planId, pcode: 'ZZ', name: { en: 'Country' }, level: 0 },
		{
			id: 2,
			planId,
			pcode: 'ZZ1',
			name: { en: 'North', ar: 'الشمال' },
			level: 1,
			parentId: 1,
			governorateId: 2,
		},
		{
			id: 3,
			planId,
			pcode: 'ZZ11',
			name: { en: 'Hills' },
			level: 2,
			parentId: 2,
			governorateId: 2,
			districtId: 3,
		},
		{
			id: 4,
			planId,
			pcode: 'ZZ111',
			name: { en: 'Upper town' },
			level: 3,
			kind: 'municipality',
			parentId: 3,
			governorateId: 2,
			districtId: 3,
			lat: 33.5,
			lon: 35.5,
		},
	]);
	await writer.insert(schema.planGroup).values([
		{ id: 1, planId, dimension: 'sex', code: 'female', name: { en: 'Women' }, position: 0 },
		{ id: 2, planId, dimension: 'sex', code: 'male', name: { en: 'Men' }, position: 1 },
		{ id: 3, planId, dimension: 'cohort', code: 'hosts', name: { en: 'Hosts' }, position: 0 },
	]);
	await writer.insert(schema.period).values([
		{ id: 1, planId, year: 2023, quarter: 1, opens: '2023-04-01', due: '2023-04-20' },
		{ id: 2, planId, year: 2024, quarter: 1, opens: '2024-04-01', due: '2024-04-20' },
		{ id: 3, planId, year: 2024, quarter: 2, opens: '2024-07-01', due: '2024-07-20' },
	]);
	const counted = { sectorId: 1, state: 'approved', counts: true, updatedAt: ENTERED } as const;
	await writer.insert(schema.report).values([
		{ ...counted, id: 1, partnerId: 1, periodId: 1 },
		{ ...counted, id: 2, partnerId: 1, periodId: 2 },
		{ ...counted, id: 3, partnerId: 2, periodId: 3, state: 'submitted', counts: false },
	]);
	const done = { status: 'completed', eligible: true } as const;
	for (const row of [
		{ ...done, id: 1, reportId: 1, reference: 'A0', indicatorId: 1, placeId: 4, total: 50 },
		{ ...done, id: 2, reportId: 2, reference: 'A1', indicatorId: 1, placeId: 4, total: 100 },
		{ ...done, id: 3, reportId: 2, reference: 'A2', indicatorId: 2, placeId: 4, total: 1 },
		{ ...done, id: 4, reportId: 2, reference: 'A3', indicatorId: 3, placeId: 4, total: 123_45 },
		{ ...done, id: 5, reportId: 3, reference: 'A4', indicatorId: 1, placeId: null, total: 9 },
	]) {
		await insertEntry(writer, row);
	}
	await writer.insert(schema.activityDonor).values({ activityId: 2, donorId: 3 });
	const dollars = { sectorId: 1, year: 2024, currency: 'USD', usdRate: 1 } as const;
	await writer.insert(schema.requirement).values({ ...dollars, outputId: 1, amount: 1000_00, usd: 1000_00 });
	await writer.insert(schema.contribution).values([
		{ ...dollars, donorId: 3, partnerId: 1, outputId: 1, status: 'received', amount: 400_50, usd: 400_50 },
		{ ...dollars, donorId: 3, status: 'pledged', amount: 200_00, usd: 200_00 },
		{ ...dollars, donorId: 1, partnerId: 2, outputId: 1, status: 'received', amount: 50_00, usd: 50_00 },
	]);
	const bySex = maskOf(['sex']);
	await writer.insert(schema.groupCombination).values([
		{ id: 1, planId, mask: bySex, groups: '1' },
		{ id: 2, planId, mask: bySex, groups: '2' },
	]);
	await writer.insert(schema.combinationGroup).values([
		{ combinationId: 1, dimension: 'sex', groupId: 1 },
		{ combinationId: 2, dimension: 'sex', groupId: 2 },
	]);
	await writer.insert(schema.cell).values([
		{ entryId: 2, combinationId: 1, serves: questionBit(bySex), value: 60 },
		{ entryId: 2, combinationId: 2, serves: questionBit(bySex), value: 30 },
	]);
}
