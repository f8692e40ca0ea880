/**
 * Files and lines as spreadsheets and people leave them. Each folder below `tests/fixtures/roads/csv` is a bundle, each
 * below `paste` lines that are pasted into a report of the bundle in `plan`; `expected.json` says what must come of it.
 * A new folder is a new test.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { pasteForm } from '#lib/report/forms/report.ts';
import { rows, snapshot } from '#lib/server/database/driver.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { startReport } from '#lib/server/report/commands/startReport.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { readPasted } from '#lib/server/report/paste/read.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { execute } from '../../support/statements.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

const FOLDER = 'tests/fixtures/roads';
const NOW = new Date('2024-06-01T09:00:00Z');

closeWorkshops();
afterEach(() => overwriteGetLocale(() => baseLocale));

const expectedOf = <Expected>(path: string) =>
	JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Expected;

interface Read {
	readonly what: string;
	/** Parts of the sentences with which it is refused, one each; without it, it is taken. */
	readonly refused?: readonly string[];
	/** Parts of the warnings, one each. */
	readonly warned?: readonly string[];
	/** The indicators' codes in their order. */
	readonly codes?: readonly string[];
}

describe.each(readdirSync(join(FOLDER, 'csv')))('csv/%s', (name) => {
	const path = join(FOLDER, 'csv', name);
	const { what, refused, warned = [], codes } = expectedOf<Read>(path);

	test(what, async () => {
		const { takePath, db } = await workshop();
		const { issues } = refused ? await refusal(takePath(path)) : await takePath(path);
		const told = (wanted: string) =>
			issues.kept.flatMap(({ severity, file, message }) =>
				severity === wanted && file !== 'expected.json' ? [message] : [],
			);
		expect(told('warning')).toEqual(warned.map((words) => expect.stringContaining(words) as string));
		expect(told('error')).toEqual((refused ?? []).map((words) => expect.stringContaining(words) as string));
		if (!codes) return;
		const { indicators } = await snapshot(db, async (reader) =>
			loadSector(reader, (await loadShared(reader, 'tiny')) ?? { planId: 0 }, 'stability'),
		);
		expect(indicators.map(({ code }) => code)).toEqual(codes);
		const [row, other] = await rows<{ place: string; total: number }>(
			db.writer,
			`select p.pcode as place, e.total from entry e join place p on p.id = e.place_id order by e.id`,
		);
		expect([row, other]).toEqual([
			{ place: '00101', total: 10 },
			{ place: '00102', total: 123450 },
		]);
	});
});

interface PasteRead {
	readonly what: string;
	readonly locale?: 'ar' | 'fr';
	/** Code of the indicator that the lines are for. */
	readonly indicator?: string;
	/** A line of tags was left out. */
	readonly tags?: boolean;
	/** P-code, smallest units and how many problems are told, a line each. */
	readonly rows: readonly {
		readonly place: string | null;
		readonly total: number | null;
		readonly problems: number;
	}[];
}

describe.each(readdirSync(join(FOLDER, 'paste')))('paste/%s', (name) => {
	const path = join(FOLDER, 'paste', name);
	const expected = expectedOf<PasteRead>(path);

	test(expected.what, async () => {
		const { takePath, db } = await workshop();
		await takePath(join(FOLDER, 'plan'));
		await execute(db, `insert into person (id, email, name, created_at) values (1, 'o@example.org', 'O', 0)`);
		const id = await startReport(db, { sectorId: 1, partnerId: 1, periodId: 1, personId: 1, now: NOW });
		if (expected.locale) overwriteGetLocale(() => expected.locale ?? baseLocale);
		const pasted = await snapshot(db, async (reader) => {
			const head = await getReportHead(reader, id);
			if (!head) throw new Error('no report');
			const [indicator] = await rows<{ id: number }>(reader, `select id from indicator where code = @code`, {
				code: expected.indicator ?? '1.1.a',
			});
			const lines = readFileSync(join(path, 'lines.txt'), 'utf8');
			const form = pasteForm.parse({ indicator: indicator?.id, lines, sent: 'sent-by-a-test' });
			return readPasted(reader, await scopeOf(reader, head), form, head);
		});
		const codes = new Map(
			(await rows<{ id: number; pcode: string }>(db.writer, `select id, pcode from place`)).map((place) => [
				place.id,
				place.pcode,
			]),
		);
		const read = pasted.entries.map(({ placeId, total }, i) => ({
			place: codes.get(placeId ?? 0) ?? null,
			total: total ?? null,
			problems: pasted.rows[i]?.problems.length,
		}));
		expect(read).toEqual(expected.rows);
		expect(pasted.hasTags).toBe(expected.tags ?? false);
	});
});
