/** Which change of a plan raises which of its data versions. */
import { expect, test } from 'vitest';
import { AUDIT_KINDS, raisedBy, type DataChange } from '#lib/record/audit.ts';
import { snapshot, transaction } from '#lib/server/database/driver.ts';
import { listPublicVersions } from '#lib/server/plan/queries/versions.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();

interface Versions {
	readonly version: number;
	readonly public_version: number;
	readonly changed_at: number;
	readonly public_changed_at: number | null;
}

async function versions(): Promise<Versions> {
	const [found] = await setting.ask<Versions>('select * from data_version where plan_id = 1');
	if (!found) throw new Error('the plan has no versions');
	return found;
}

async function raised(change: () => Promise<unknown>): Promise<[all: boolean, strangers: boolean]> {
	const before = await versions();
	await change();
	const after = await versions();
	return [after.version > before.version, after.public_version > before.public_version];
}

test('a draft changes nothing for strangers, its submission and approval do', async () => {
	let id = 0;
	expect(await raised(async () => (id = await setting.start()))).toEqual([true, false]);
	expect(await raised(() => setting.save(id))).toEqual([true, false]);
	const act = { reportId: id, personId: OFFICER, now: NOW };
	expect(await raised(() => setNothingToReport(setting.db, { ...act, nothing: false }))).toEqual([
		true,
		false,
	]);
	expect((await versions()).public_changed_at).toBeNull();
	expect(await raised(() => setting.submit(id))).toEqual([true, true]);
	expect(await raised(() => setting.approve(id))).toEqual([true, true]);
	expect((await versions()).public_changed_at).toBe(NOW.getTime());
});

const changes = Object.values(AUDIT_KINDS)
	.flat()
	.filter((action): action is DataChange => raisedBy(action) !== null);

test('what strangers see is moved by these and by nothing else', () => {
	expect(changes.filter((change) => raisedBy(change) === 'public')).toEqual([
		'submit report',
		'approve report',
		'return report',
		'withdraw approval',
		'undo decision',
		'mark incomplete',
		'take mark away',
		'set targets',
		'publish quarter',
		'withdraw publication',
		'give notice',
		'publish wave',
		'write narrative',
		'order narrative',
		'found plan',
		'change plan',
		'add sector',
		'set period',
		'add year',
		'take year away',
		'change organisations',
		'merge organisations',
		'undo merge',
		'change places',
		'change framework',
		'set participation',
		'import bundle',
		'undo import',
		'count totals anew',
		'set requirement',
		'save contribution',
		'remove contribution',
		'import services',
		'save service',
		'remove service',
		'confirm services',
		'set service days',
	]);
});

test.each(changes)('%s raises the version of all, and of strangers where they see it', async (change) => {
	const bump = () => transaction(setting.db, (writer) => bumpDataVersion(writer, 1, NOW, change));
	expect(await raised(bump)).toEqual([true, raisedBy(change) === 'public']);
});

test('of a plan that shows strangers nothing, nothing that happens moves what they hold', async () => {
	await setting.change(`update plan set public = 'published' where id = 1`);
	const version = async () => (await snapshot(setting.db, listPublicVersions))[0]?.version;
	const before = await version();
	await transaction(setting.db, (writer) => bumpDataVersion(writer, 1, NOW, 'approve report'));
	expect(await version()).toBe(before);
	await setting.change(`update plan set name = '{"en":"Other"}' where id = 1`);
	expect(await version()).not.toBe(before);
});
