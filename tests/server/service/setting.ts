/** A plan with two organisations and two districts, for what is done to its services. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { localised } from '#lib/plan/text.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { readDirectory } from '#lib/server/service/readDirectory.ts';
import { receiveServices } from '#lib/server/service/receiveServices.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

export const NOW = new Date('2024-07-10T08:00:00Z');
export const OFFICER = 1;
const name = localised;

async function fill({ writer }: Database): Promise<void> {
	await writer.insert(schema.plan).values({
		...{ code: 'p', name: name('Plan', { ar: 'خطة' }), currency: 'USD', firstYear: 2023, lastYear: 2024 },
		peopleMethod: 'largest',
	});
	await writer.insert(schema.sector).values([{ planId: 1, code: 'water', name: name('Water') }]);
	await writer.insert(schema.organisation).values([
		{ planId: 1, code: 'DP01', name: name('Partner one'), type: 'ingo' },
		{ planId: 1, code: 'DP02', name: name('Partner two', { ar: 'الشريك الثاني' }), type: 'ingo' },
		{ planId: 1, code: 'OLD', name: name('Old one'), type: 'ingo', mergedIntoId: 1 },
	]);
	await writer.insert(schema.place).values([
		{ planId: 1, pcode: 'LB', name: name('Lebanon'), level: 0 },
		{ planId: 1, pcode: 'LB5', name: name('North'), level: 1, parentId: 1 },
		{ planId: 1, pcode: 'LB51', name: name('Tripoli', { ar: 'طرابلس' }), level: 2, parentId: 2 },
		{ planId: 1, pcode: 'LB52', name: name('Koura'), level: 2, parentId: 2 },
	]);
	await writer.insert(schema.person).values([
		{ email: 'a@example.org', name: 'A', createdAt: NOW },
		{ email: 'b@example.org', name: 'B', language: 'ar', createdAt: NOW },
	]);
	const [own, other] = [1, 2];
	await writer.insert(schema.personRole).values([
		{ personId: 1, planId: 1, role: 'partner_approver', organisationId: own },
		{ personId: 2, planId: 1, role: 'partner_reporter', organisationId: other },
	]);
}

const HEAD = 'code,organisation,name,need,reach,districts,confirmed_on,confirmed_by';
/** A line of a file. */
export const line = (
	code: string,
	of: Partial<Record<'by' | 'on' | 'need' | 'reach' | 'who' | 'where', string>> = {},
) =>
	`${code},${of.who ?? 'DP01'},Service ${code},${of.need ?? 'food'},${of.reach ?? 'Office 00'},${of.where ?? ''},` +
	`${of.on ?? '2024-05-30'},${of.by ?? ''}`;

export function useServices() {
	const folder = temporaryFolder();
	const setting = {} as { db: Database & { close: () => Promise<void> }; open: OpenSectors };
	beforeAll(async () => {
		setting.db = await emptyDatabase(folder.path);
		await fill(setting.db);
		const [found] = await snapshot(setting.db, listPlans);
		if (!found) throw new Error('no plan');
		const sectors = await snapshot(setting.db, (reader) => listPlanSectors(reader, 1));
		const act = { planId: 1, personId: OFFICER, now: NOW };
		setting.open = { plan: found.plan, mayAll: true, sectors, act };
	});
	beforeEach(async () => {
		await setting.db.writer.delete(schema.service);
		await setting.db.writer.delete(schema.mail);
		await setting.db.writer.delete(schema.serviceLimit);
	});
	afterAll(async () => {
		await setting.db.close();
		folder.remove();
	});
	return {
		...{ setting, head: HEAD },
		send: (file: string | Uint8Array, called = 'services.csv') => {
			const body = new FormData();
			body.set('sent', new File([file as BlobPart], called));
			const request = new Request('http://x', { method: 'POST', body });
			return receiveServices(setting.db, request, setting.open);
		},
		read: (now = NOW) => snapshot(setting.db, (reader) => readDirectory(reader, setting.open.plan, now)),
		records: async () => (await setting.db.writer.select().from(schema.auditEntry)).length,
	};
}
