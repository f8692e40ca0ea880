/** A plan whose municipalities are the cells of a Voronoi diagram, without any report. */
import * as schema from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/db.ts';
import type { Cell } from './voronoi.ts';

export async function addGeoPlan(db: Database, points: readonly Cell[], code = 'voronoi'): Promise<number> {
	return transaction(db, async (writer) => {
		const [plan] = writer
			.insert(schema.plan)
			.values({
				code,
				name: 'Voronoi',
				currency: 'USD',
				firstYear: 2024,
				lastYear: 2024,
				peopleMethod: 'largest',
				public: 'approved',
			})
			.returning()
			.all();
		if (!plan) throw new Error('no plan');
		const planId = plan.id;
		writer.insert(schema.sector).values({ planId, code: 'shelter', name: 'Shelter' }).run();
		const add = (values: Omit<typeof schema.place.$inferInsert, 'planId'>) => {
			const [row] = writer
				.insert(schema.place)
				.values({ ...values, planId })
				.returning()
				.all();
			return row?.id ?? 0;
		};
		const country = add({ pcode: 'ZZ', name: 'Country', level: 0, lat: 33.9, lon: 35.9 });
		const north = add({ pcode: 'ZZ1', name: 'North', level: 1, parentId: country });
		const hills = add({ pcode: 'ZZ11', name: 'Hills', level: 2, parentId: north, governorateId: north });
		const above = { planId, parentId: hills, governorateId: north, districtId: hills } as const;
		const rows = points.map(({ code: pcode, name, lat, lon }) => ({ pcode, name, lat, lon, ...above }));
		const municipality = { level: 3, kind: 'municipality' } as const;
		writer
			.insert(schema.place)
			.values(rows.map((row) => ({ ...row, ...municipality })))
			.run();
		return planId;
	});
}
