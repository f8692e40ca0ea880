/** Which year the grid of targets opens on. Source: docs/rules.md, Target. */
import { expect, test } from 'vitest';
import type { Viewer } from '#lib/access/grant.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { openTargets } from '#lib/server/framework/openTargets.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const viewer: Viewer = {
	...{ personId: 1, name: 'C', email: 'c@example.org', language: 'en', secondFactor: true },
	grants: [{ role: 'coordinator', planId: 1, sectorId: null, organisationId: null }],
};

/** Of a plan of 2024 and 2025, both with quarters. */
async function yearAt(day: string, query = '') {
	const { take, db } = await workshop();
	await take({
		'periods.csv':
			'year,quarter,opens,due,locks\n2024,1,2024-04-01,2024-04-20,2024-05-05\n2024,2,2024-07-01,2024-07-20,\n2025,1,2025-01-01,2025-04-20,\n',
	});
	const asked = { plan: 'tiny', sector: 'stability' };
	const url = new URL(`http://x/${query}`);
	const now = new Date(`${day}T12:00:00Z`);
	return (await snapshot(db, (reader) => openTargets(reader, viewer, asked, url, now))).asked.year;
}

test('the year that goes on, though the next one has quarters; before and after the plan its nearest', async () => {
	expect(await yearAt('2024-08-01')).toBe(2024);
	expect(await yearAt('2025-03-01')).toBe(2025);
	expect(await yearAt('2023-11-01')).toBe(2024);
	expect(await yearAt('2031-01-01')).toBe(2025);
});

test('the year that is asked for comes first', async () => {
	expect(await yearAt('2024-08-01', '?year=2025')).toBe(2025);
	await expect(yearAt('2024-08-01', '?year=2019')).rejects.toMatchObject({ status: 404 });
});
