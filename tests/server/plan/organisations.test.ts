/** Organisations of a plan, typed and pasted. Source: docs/rules.md, Partner and donor. */
import { expect, test } from 'vitest';
import { organisationsIn } from '#lib/plan/organisationLines.ts';
import { organisationFaultWords, organisationTypeOf } from '#lib/plan/words/organisation.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { addOrganisations, changeOrganisation } from '#lib/server/plan/commands/organisations.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const act = { planId: 1, personId: OFFICER, now: NOW };
const all = () => snapshot(setting.db, (reader) => listPlanOrganisations(reader, 1));

test('lines are read with tabs, semicolons or commas, in any language', () => {
	const lines = 'N1\tNew, and one\tUN\tجديدة\nN2;Second;منظمة محلية\n\nN3,Third,bailleur';
	const { organisations, faults } = organisationsIn(lines, organisationTypeOf, new Set());
	expect(faults).toEqual([]);
	expect(organisations).toEqual([
		{ code: 'N1', name: { en: 'New, and one', ar: 'جديدة' }, type: 'un', namesPartners: false },
		{ code: 'N2', name: { en: 'Second' }, type: 'nngo', namesPartners: false },
		{ code: 'N3', name: { en: 'Third' }, type: 'donor', namesPartners: false },
	]);
});

test('every fault is named by its line', () => {
	const { faults } = organisationsIn(
		'P1\tA\tun\nN 1\tB\tun\nN2\t\tun\nN3\tC\tclub\nN3\tD\tun',
		organisationTypeOf,
		new Set(['P1']),
	);
	expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
		[1, 'code known'],
		[2, 'no code'],
		[3, 'no name'],
		[4, 'no type'],
		[5, 'code twice'],
	]);
	expect(faults[3] && organisationFaultWords(faults[3])).toContain('Line 4');
});

test('all are added or none, and one is renamed, each with a record', async () => {
	const before = await all();
	const first = { code: 'N1', name: { en: 'New' }, type: 'un', namesPartners: false } as const;
	await addOrganisations(setting.db, act, [first]);
	const taken = [{ ...first, code: 'N2' }, first];
	await expect(addOrganisations(setting.db, act, taken)).rejects.toThrow('code taken');
	expect(await all()).toHaveLength(before.length + 1);
	const renamed = { ...first, name: { en: 'Newer', ar: 'أحدث' }, namesPartners: true };
	await changeOrganisation(setting.db, act, { ...renamed, version: stampOf(first) });
	expect((await all()).find(({ code }) => code === 'N1')).toEqual(renamed);
	const stale = changeOrganisation(setting.db, act, { ...first, type: 'ingo', version: stampOf(first) });
	await expect(stale).rejects.toThrow('changed meanwhile');
	expect(await setting.ask(`select 1 from audit_entry where action = 'change organisations'`)).toHaveLength(
		2,
	);
});
