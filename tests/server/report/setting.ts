/** A plan with a partner's officer, a coordinator and an open quarter. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import type { RowEntry } from '#lib/report/row.ts';
import { saveEntry, type SaveRequest } from '#lib/server/report/commands/saveEntry.ts';
import { startReport } from '#lib/server/report/commands/startReport.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	run,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { REVIEWER, writePlan } from '../figures/totals/plan.ts';
import { ENTRY, NOW, OFFICER } from './entry.ts';
import { newAddress } from '../../support/engine.ts';

export { NOW, OFFICER };
const PARTNER = 1;

export interface Setting {
	db: Database;
	readonly start: (periodId?: number, partnerId?: number) => Promise<number>;
	readonly save: (
		reportId: number,
		entry?: Partial<RowEntry>,
		rest?: Partial<SaveRequest>,
	) => Promise<{ entryId: number; version: number }>;
	readonly submit: (reportId: number, key?: string, now?: Date) => Promise<void>;
	readonly approve: (reportId: number) => Promise<unknown>;
	readonly change: (text: string) => Promise<void>;
	readonly ask: <T>(text: string, parameters?: object) => Promise<T[]>;
}

/** A fresh one for each test of the file. */
export function useSetting(): Setting {
	let folder = '';
	const setting = {
		db: undefined as unknown as Database,
		start: (periodId = 3, partnerId = PARTNER) =>
			startReport(setting.db, { sectorId: 1, partnerId, periodId, personId: OFFICER, now: NOW }),
		save: (reportId: number, entry: Partial<RowEntry> = {}, rest: Partial<SaveRequest> = {}) =>
			saveEntry(setting.db, {
				reportId,
				entryId: null,
				version: 0,
				sent: null,
				personId: OFFICER,
				now: NOW,
				entry: { ...ENTRY, ...entry },
				...rest,
			}),
		submit: async (reportId: number, key = `key-${reportId}`, now = NOW) => {
			const edition = await snapshot(setting.db, (reader) => editionOf(reader, reportId));
			await submitReport(setting.db, { reportId, key, edition, personId: OFFICER, now });
		},
		approve: (reportId: number) => approveReport(setting.db, { reportId, personId: REVIEWER, now: NOW }),
		change: (text: string) =>
			transaction(setting.db, async (writer) => {
				await run(writer, text);
			}),
		ask: <T>(text: string, parameters: object = {}) =>
			snapshot(setting.db, async (reader) => rows<T>(reader, text, parameters)),
	};
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'masar-report-'));
		setting.db = openDatabase(await newAddress(folder));
		await migrate(setting.db);
		await transaction(setting.db, async (writer) => {
			await writePlan(writer);
			await run(
				writer,
				`insert into person (id, email, name, created_at) values (2, 'o@example.org', 'Officer', 0)`,
			);
			await run(
				writer,
				`insert into person_role (person_id, plan_id, role, organisation_id) values (2, 1, 'partner_approver', 1)`,
			);
		});
	});
	afterEach(async () => {
		await closeDatabase(setting.db);
		rmSync(folder, { recursive: true });
	});
	return setting;
}

export { REVIEWER };
