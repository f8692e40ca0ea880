/** What is measured in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '#lib/server/database/driver.ts';
import { addShapes } from '../../tests/e2e/support/shapes.ts';
import { withChromium, withDemonstration } from '../setup/demonstration.ts';
import { firstViewRows } from './firstView.ts';
import { interactionRows } from './interaction.ts';
import type { Row } from './row.ts';
import { mapTransferRow, transferRows } from './transfer.ts';

const DASHBOARD = '/lrp-2024/social-stability/2024/q1';
/** 1,608 municipalities, each with its shape, half of them with a figure. */
const MAP = '/voronoi/shelter/2024/q1/map?show=areas';

/** P11 to P14. */
export async function browserRows(): Promise<Row[]> {
	return withDemonstration(
		(origin) =>
			withChromium(async (browser) => [
				...(await transferRows(browser, origin)),
				await mapTransferRow(browser, `${origin}${MAP}`),
				...(await firstViewRows(browser, 'dashboard', `${origin}${DASHBOARD}`)),
				...(await firstViewRows(browser, 'map of 1,608 areas', `${origin}${MAP}`)),
				...(await interactionRows(browser, `${origin}${MAP}`)),
			]),
		addMap,
	);
}

async function addMap(path: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'masar-bench-shapes-'));
	const db = openDatabase(path);
	await addShapes(db, folder, new Date());
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
}
