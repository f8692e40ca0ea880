/** Organisations of a plan, typed and pasted. Source: docs/rules.md, Partner and donor. */
import { expect, test } from 'vitest';
import { codeFor } from '#lib/plan/organisationCode.ts';
import { organisationLines, organisationsIn } from '#lib/plan/organisationLines.ts';
import { organisationFaultWords, organisationTypeOf } from '#lib/plan/words/organisation.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { addOrganisations, changeOrganisation } from '#lib/server/plan/commands/organisations.ts';
import { listExpectable } from '#lib/server/framework/queries/expected.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const act = { planId: 1, personId: OFFICER, now: NOW };
const all = () => snapshot(setting.db, (reader) => listPlanOrganisations(reader, 1));

test('lines are read with tabs, semicolons or commas, in any language', () => {
	const lines = 'N1\tNew, and one\tUN\tجديدة\nN2;Second;منظمة محلية\n\nN3,Third,bailleur';
	const { organisations, faults } = organisationsIn(lines, organisationTypeOf, []);
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
		[{ code: 'P1', name: { en: 'Partner one' } }],
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

test('they stand as people count, and so do those who may be expected', async () => {
	const line = (code: string) => ({ code, name: { en: code }, type: 'un', namesPartners: false }) as const;
	await addOrganisations(setting.db, act, ['N10', 'N9', 'N100'].map(line));
	const expectable = await snapshot(setting.db, (reader) => listExpectable(reader, 1, 1));
	for (const found of [await all(), expectable])
		expect(found.map(({ code }) => code).filter((code) => code.startsWith('N'))).toEqual([
			'N9',
			'N10',
			'N100',
		]);
});

test.each([
	['Relief Association (RA)', 'RA'],
	['Union of Relief Workers', 'URW'],
	['Première Urgence', 'PU'],
	['Oxfam', 'OXFAM'],
	['International Committee of the Blue Shield of Every Country That Has Any Shields', 'ICBSECTHAS'],
	['جمعية الإغاثة', 'ORG'],
])('of %s the code %s is made', (name, code) => {
	expect(codeFor(name, new Set())).toBe(code);
	expect(codeFor(name, new Set([code.toLowerCase()]))).toBe(`${code}-2`);
});

test('lines without codes get them, unlike all others, and are read back with them', () => {
	const lines =
		'Union of Relief Workers;INGO\n;Union of Rural Women;NNGO;اتحاد\nURW-2;Another;UN\nOxfam;INGO';
	const first = organisationsIn(lines, organisationTypeOf, [
		{ code: 'oxfam', name: { en: 'Oxfam Country' } },
	]);
	expect(first.faults).toEqual([]);
	expect(first.made).toBe(3);
	expect(first.organisations.map(({ code }) => code)).toEqual(['URW', 'URW-3', 'URW-2', 'OXFAM-2']);
	const again = organisationsIn(organisationLines(first.organisations), organisationTypeOf, []);
	expect(again).toEqual({ ...first, made: 0 });
});

test('a name that the plan has, or that stands twice, gets no code', () => {
	const lines = 'partner ONE,un\nNew,un\nNEW,un';
	const { faults } = organisationsIn(lines, organisationTypeOf, [
		{ code: 'P1', name: { en: 'Partner one' } },
	]);
	expect(faults.map(({ line, fault, text }) => [line, fault, text])).toEqual([
		[1, 'code known', 'P1'],
		[3, 'code twice', 'NEW'],
	]);
});
