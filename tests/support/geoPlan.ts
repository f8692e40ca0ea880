/** A plan whose municipalities are the cells of a Voronoi diagram, without any report. */
import { and, eq } from 'drizzle-orm';
import * as schema from '#db/schema/index.ts';
import { bumpDataVersion } from '#lib/server/plan/commands/bumpDataVersion.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import type { Cell } from './voronoi.ts';
import { insertEntry } from './entries.ts';

const NOW = new Date('2024-05-03T08:00:00Z');

export async function addGeoPlan(db: Database, points: readonly Cell[], code = 'voronoi'): Promise<number> {
	return transaction(db, async (writer) => {
		const [plan] = await writer
			.insert(schema.plan)
			.values({
				code,
				name: { en: 'Voronoi' },
				currency: 'USD',
				firstYear: 2024,
				minimumCount: 0,
				lastYear: 2024,
				peopleMethod: 'largest',
				public: 'approved',
			})
			.returning();
		if (!plan) throw new Error('no plan');
		const planId = plan.id;
		await writer.insert(schema.sector).values({ planId, code: 'shelter', name: { en: 'Shelter' } });
		const add = async (values: Omit<typeof schema.place.$inferInsert, 'planId'>) => {
			const [row] = await writer
				.insert(schema.place)
				.values({ ...values, planId })
				.returning();
			return row?.id ?? 0;
		};
		const country = await add({ pcode: 'ZZ', name: { en: 'Country' }, level: 0, lat: 33.9, lon: 35.9 });
		const north = await add({ pcode: 'ZZ1', name: { en: 'North' }, level: 1, parentId: country });
		const hills = await add({
			pcode: 'ZZ11',
			name: { en: 'Hills' },
			level: 2,
			parentId: north,
			governorateId: north,
		});
		const above = { planId, parentId: hills, governorateId: north, districtId: hills } as const;
		const rows = points.map(({ code: pcode, name, lat, lon }) => ({
			...{ pcode, name: { en: name }, lat, lon },
			...above,
		}));
		const municipality = { level: 3, kind: 'municipality' } as const;
		await writer.insert(schema.place).values(rows.map((row) => ({ ...row, ...municipality })));
		return planId;
	});
}

/** An indicator of people, a partner, and its approved report: a figure at every other place, 0 at one of them. */
export async function addGeoFigures(db: Database, planId: number): Promise<void> {
	await transaction(db, async (writer) => {
		const one = <Row>(rows: Row[]): Row => {
			const [row] = rows;
			if (row === undefined) throw new Error('nothing was written');
			return row;
		};
		const sector = one(await writer.select().from(schema.sector).where(eq(schema.sector.planId, planId)));
		const sectorId = sector.id;
		const outcome = one(
			await writer
				.insert(schema.outcome)
				.values({ sectorId, code: '1', name: { en: 'Outcome' } })
				.returning(),
		);
		const indicator = one(
			await writer
				.insert(schema.indicator)
				.values({
					sectorId,
					outcomeId: outcome.id,
					code: '1.a',
					name: { en: '# of people' },
					unit: 'people',
					calculation: 'sum',
					headline: true,
				})
				.returning(),
		);
		const partner = one(
			await writer
				.insert(schema.organisation)
				.values({ planId, code: 'P1', name: { en: 'Partner one' }, type: 'nngo' })
				.returning(),
		);
		const period = one(
			await writer
				.insert(schema.period)
				.values({ planId, year: 2024, quarter: 1, opens: '2024-04-01', due: '2024-04-20' })
				.returning(),
		);
		const report = one(
			await writer
				.insert(schema.report)
				.values({
					sectorId,
					partnerId: partner.id,
					periodId: period.id,
					state: 'approved',
					counts: true,
					updatedAt: NOW,
				})
				.returning(),
		);
		const places = await writer
			.select()
			.from(schema.place)
			.where(and(eq(schema.place.planId, planId), eq(schema.place.level, 3)));
		const done = {
			reportId: report.id,
			indicatorId: indicator.id,
			status: 'completed',
			eligible: true,
		} as const;
		const rows = places
			.filter((_, i) => i % 2 === 0)
			.map(({ id }, i) => ({
				...done,
				reference: `A${i}`,
				placeId: id,
				total: i === 0 ? 0 : 1 + ((i * i) % 997),
			}));
		for (const row of rows) await insertEntry(writer, row);
		await rebuildTotals(writer, planId);
		await bumpDataVersion(writer, planId, NOW, 'import bundle');
	});
}
