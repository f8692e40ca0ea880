import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#lib/server/database/driver.ts';
import { importBoundaries } from '#lib/server/exchange/boundaries/import.ts';
import { addGeoFigures, addGeoPlan } from '../../support/geoPlan.ts';
import { readSeedCsv } from '../../support/seedFiles.ts';
import { cells, shapesOf, type Cell } from '../../support/voronoi.ts';

/** How many municipalities the large plan has. */
const MANY = 1608;

/** Districts for the demonstration, and a plan of many municipalities: nobody's boundaries, so that they may be here. */
export async function addShapes(db: Database, folder: string, now: Date): Promise<void> {
	const common = { code: null, name: null, object: null, disclaimer: null, dryRun: false, now } as const;
	const write = (name: string, points: readonly Cell[], level: number) => {
		const path = join(folder, name);
		writeFileSync(path, JSON.stringify(shapesOf(points, level)));
		return path;
	};
	const districts = readSeedCsv('places.csv')
		.filter(({ level }) => level === '2')
		.map(({ pcode = '', name = '', lat, lon }) => ({
			code: pcode,
			name,
			lat: Number(lat),
			lon: Number(lon),
		}));
	const path = write('districts.json', districts, 2);
	await importBoundaries(db, [path], {
		...common,
		plan: 'lrp-2024',
		level: 2,
		source: 'Cells around centres',
	});
	const many = cells(MANY);
	await addGeoFigures(db, await addGeoPlan(db, many));
	const all = write('municipalities.json', many, 3);
	await importBoundaries(db, [all], { ...common, plan: 'voronoi', level: 3, source: 'Cells around points' });
}
