/** Organisations are named in the reader's language, and in English where they have no name in it. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listRoleChoices } from '#lib/server/access/queries/choices.ts';
import { listFilterOptions } from '#lib/server/figures/queries/filterOptions.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { listApprovedPartners } from '#lib/server/figures/queries/reporting.ts';
import { getDonor, listDonors } from '#lib/server/funding/queries/donor.ts';
import { getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listOwnPeriods } from '#lib/server/report/queries/ownReports.ts';
import { listOthersRows } from '#lib/server/report/queries/reviewing.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { textReference } from '#lib/server/report/reference.ts';
import { NOW, useSetting } from '../report/setting.ts';

const setting = useSetting();
const { start, save, submit, approve, change } = setting;

async function twoPartners() {
	await change(`update organisation set name = '{"en": "One", "ar": "شريك"}' where id = 1`);
	await change(`update organisation set name = '{"en": "Two"}' where id = 2`);
	await change(`update organisation set name = '{"en": "Fund", "ar": "صندوق"}' where id = 4`);
	const mine = await start();
	await save(mine, { donors: [4] });
	const theirs = await start(3, 2);
	await save(theirs);
	for (const id of [mine, theirs]) {
		await submit(id);
		await approve(id);
	}
	return { mine, theirs };
}

test.each([
	['ar', ['شريك', 'Two'], 'صندوق'],
	['fr', ['One', 'Two'], 'Fund'],
] as const)('%s', async (language, partners, fund) => {
	const { mine, theirs } = await twoPartners();
	const quarter = { year: 2024, quarter: 2, due: '2024-07-05' } as const;
	await snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1', language);
		const [own, other] = [await getReportHead(reader, mine), await getReportHead(reader, theirs)];
		if (!scope || !own || !other) throw new Error('no sector or report');
		const named = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);
		const options = await listFilterOptions(reader, scope);
		expect(named(options.partners).sort()).toEqual([...partners].sort());
		expect(named(options.donors)).toEqual([fund]);
		expect(named(await listApprovedPartners(reader, scope, quarter))).toEqual(partners);
		const activities = await listPartnerActivities(reader, scope, quarter);
		expect(JSON.stringify(activities)).toContain(partners[0]);
		expect(named(await listDonors(reader, scope, 2024))).toEqual([fund]);
		const donor = await getDonor(reader, scope, 'o4', { ...quarter, window: 'quarter' });
		expect(donor?.donor.name).toBe(fund);
		await getFundingDetail(reader, scope, 2024);
		expect(named((await readSheet(reader, scope, own)).organisations)).toContain(partners[0]);
		expect(named((await listRoleChoices(reader, scope.plan.id, language)).organisations)).toContain(fund);
		expect(named(await listStandings(reader, scope, quarter, NOW))).toEqual(
			expect.arrayContaining([...partners]),
		);
		const [period] = await listOwnPeriods(reader, scope.plan.id, 1, language);
		expect(period?.partnerName).toBe(partners[0]);
		expect((await listOthersRows(reader, other, language)).map(({ partner }) => partner)).toEqual([
			partners[0],
		]);
		expect(own.partnerName).toEqual({ en: 'One', ar: 'شريك' });
		const [line] = await listAudit(reader, scope.plan.id, { action: 'submit report' }, language);
		expect(partners).toContain(line?.about?.name);
	});
});

test('what is pasted names them in any language', async () => {
	await twoPartners();
	await snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1', 'fr');
		if (!scope) throw new Error('no sector');
		const { organisation } = await textReference(reader, scope, { year: 2024, quarter: 1 }, [], []);
		expect(['صندوق', 'fund', 'O4', 'nobody'].map(organisation)).toEqual([4, 4, 4, undefined]);
	});
});
