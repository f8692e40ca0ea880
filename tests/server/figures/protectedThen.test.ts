/** What was kept from strangers a year before is not told by comparing with it, under whatever code it stood. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getShownScope } from '#lib/server/plan/queries/plans.ts';
import { newAddress } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const LIKE = 'tests/fixtures/bundles/later-places';
const FRAMEWORK = `level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required,dimensions,counts,direction,baseline,predecessors,sensitivity
outcome,1,,O,,,,,,,,,,,,,,
output,1.1,1,U,,,,,,,,,,,,,,
indicator,1.1.a,1.1,Kept,count,sum,,,,,,,,,,,,district
indicator,1.1.b,1.1,After it,count,sum,,,,,,,,,,,1.1.a,
indicator,1.1.c,1.1,Before,count,sum,,,,,,,,,,,,
indicator,1.1.d,1.1,After that,count,sum,,,,,,,,,,,1.1.c,
`;
const row = (year: number, indicator: string, value: number) =>
	`P1,${year},1,approved,${indicator},${indicator},A,completed,,,,,,,${value},,`;
const REPORTS = `partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note,also
${[row(2024, '1.1.a', 33), row(2024, '1.1.c', 30), row(2025, '1.1.b', 40), row(2025, '1.1.d', 40)].join('\n')}
`;

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
	const bundle = join(folder.path, 'bundle');
	mkdirSync(bundle);
	const own: Readonly<Record<string, string>> = { 'framework.csv': FRAMEWORK, 'reports.csv': REPORTS };
	for (const name of readdirSync(LIKE).filter((name) => name !== 'expected.json')) {
		writeFileSync(join(bundle, name), own[name] ?? readFileSync(join(LIKE, name)));
	}
	db = openDatabase(await newAddress(folder.path));
	await migrate(db);
	await importBundle(db, bundle, { now: new Date('2025-04-02T09:00:00Z') });
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('of a predecessor that was protected nothing is compared at a municipality, of another one it is', async () => {
	const { code, sector } = JSON.parse(readFileSync(join(LIKE, 'plan.json'), 'utf8')) as {
		code: string;
		sector: { code: string };
	};
	const found = await snapshot(db, async (reader) => {
		const scope = await getShownScope(reader, code, sector.code, null);
		if (!scope) throw new Error('the plan is not there');
		const named = await findFilter(reader, scope, { place: 'A' });
		if (!('filter' in named)) throw new Error('the place is not there');
		const { filter } = named;
		const asked = { year: 2025, quarter: 1, window: 'quarter', filter, compare: true } as const;
		return (await getProgress(reader, scope, asked)).indicators;
	});
	const then = (code: string) => found.find((one) => one.code === code)?.previous?.reached;
	expect(then('1.1.d')).toBe(30);
	expect(then('1.1.b')).toBeNull();
});
