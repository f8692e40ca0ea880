/** A mistake in any form: each field over its bound has its own sentence, and everything else that was typed is there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DOUBTS } from '#lib/exchange/found.ts';
import { fieldsOf } from '#lib/forms/field.ts';
import { LONGEST, MOST } from '#lib/report/bounds.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import * as report from '#lib/report/forms/report.ts';
import { cardsForm } from '#lib/report/forms/card.ts';
import { issueToken } from '#lib/server/access/index.ts';
import { closeDatabase, openDatabase, transaction } from '#lib/server/database/driver.ts';
import { BUILDING, startApp, type App } from './support/app.ts';
import { everyAction } from './support/everyAction.ts';
import { failureOf } from './support/failure.ts';
import { post } from './support/people.ts';
import { seedReach, type Reach, type Target } from './support/reach.ts';
import { CASES, cardOf, partner, lines } from './support/bounds.ts';
import type { Case } from './support/case.ts';

/** Nothing is typed there. */
const WITHOUT = [
	'/reports/[id=id] ?/copy',
	'/reports/[id=id] ?/discard',
	// Its places are buttons.
	'/reports/[id=id]/place ?/choose',
	'/reports/[id=id]/summary ?/ask',
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word ?/read',
	'/reports/[id=id]/workbook ?/read',
	'/manage/[plan]/import ?/read',
	'/manage/[plan]/periods ?/add',
	'/manage/[plan]/[sector]/framework/indicator ?/remove',
	'/manage/[plan]/surveys ?/read',
	'/manage/[plan]/referrals ?/read',
	'/manage/[plan]/services ?/read',
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/pin',
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/minutes',
	'/review/[id=id] ?/approve',
	'/review/[id=id] ?/undo',
	'/manage/system ?/backUp',
	'/manage/system ?/check',
];

const NOW = new Date('2024-05-04T09:30:00Z');
let app: App;
let reach: Reach;
/** Links that work, by the page that they lead to. */
let tokens: Readonly<Record<string, string>>;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
		tokens = await issueLinks(path, reach.targets.own);
	});
}, BUILDING);
afterAll(() => app.stop());

async function issueLinks(path: string, { invited, factor }: Target): Promise<Record<string, string>> {
	const db = openDatabase(path);
	const links = await transaction(db, async (writer) => ({
		first: await issueToken(writer, 'first administrator', null, NOW),
		invitation: await issueToken(writer, 'invitation', invited, NOW),
		reset: await issueToken(writer, 'reset', factor, NOW),
	}));
	await closeDatabase(db);
	return links;
}

/** The field itself, without what stands around it. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
	if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return inner(schema.def.innerType);
	return schema instanceof z.ZodPipe ? inner(schema.def.in) : schema;
}

/** How many signs a field takes; null where it holds no free text. */
function mostOf(schema: z.core.$ZodType): number | null {
	const own = inner(schema);
	if (own instanceof z.ZodRecord) return mostOf(own.def.valueType);
	return own instanceof z.ZodString ? own.maxLength : null;
}

/** Fields of text by their names in the page, a cell of the grid for all of them. */
function texts({ form, inside = '1' }: Case) {
	return fieldsOf(form).flatMap(({ key, name, kind, isSecret }) => {
		const most = mostOf(form.shape[key] as z.core.$ZodType);
		return most === null
			? []
			: [
					{
						name: kind === 'record' ? `${name}.${inside}` : name,
						most: inside.startsWith('a-card') ? LONGEST.text : most,
						isSecret,
					},
				];
	});
}

function addressOf(name: string, { state = 'draft' }: Case): string {
	const id = String(reach.targets.own.report(state));
	const page = name.split('/')[2] ?? '';
	return name
		.replace(' ', '')
		.replace('[question=id]', '2')
		.replace('[wave=id]', '2')
		.replace('[id=id]', id)
		.replace('[plan]/[sector]/[year]/[quarter]', 'harbour/shelter/2024/q1')
		.replace('[plan]/[sector]', 'harbour/shelter')
		.replace('[plan]', 'harbour')
		.replace('[pcode]', 'ZZ1')
		.replace('[token]', tokens[page] ?? '');
}

/** A form with something typed in every field that takes it. */
function filled(one: Case): Record<string, string> {
	const typed = texts(one).map(({ name }): [string, string] => [name, `typed in ${name}`]);
	return { ...Object.fromEntries(typed), ...one.fields?.(reach.targets.own) };
}

test('every action with a form has its line', () => {
	expect([...Object.keys(CASES), ...WITHOUT].sort()).toEqual(everyAction());
});

const bounded = Object.entries(CASES).flatMap(([name, one]) =>
	texts(one).map(({ name: field, most, isSecret }) => ({ name, one, field, most, isSecret })),
);

test('every bound is met', () => {
	expect(bounded.length).toBeGreaterThan(25);
});

test.each(bounded)(
	'$name: $field over $most signs is told there, and the rest is kept',
	async ({ name, one, field, most, isSecret }) => {
		const cookie = reach.cookies[one.who];
		const long = 'é'.repeat(most + 1);
		const sent = { ...filled(one), [field]: long };
		const path = addressOf(name, one);
		const scripted = await post(app, path, sent, {
			cookie,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		});
		const { status, data } = failureOf(scripted);
		expect(status).toBe(400);
		const sentence = data.issues[field] ?? data.issues.form ?? '';
		// What nobody types has no place of its own, and no number that would help.
		if (field in data.issues) expect(sentence).toContain(most.toLocaleString('en'));
		expect(data.values[field]).toBe(isSecret ? undefined : long);
		const others = texts(one).filter((other) => other.name !== field && !other.isSecret);
		for (const other of others) expect(data.values[other.name]).toBe(sent[other.name as keyof typeof sent]);
		if (!one.isShown || !(field in data.issues)) return;
		const page = await post(app, path, sent, { cookie });
		expect(page.status).toBe(400);
		const html = page.body.toString();
		expect(html).toContain(sentence);
		for (const { name: other } of others.filter(
			({ name }) => !['sent', 'sector', 'organisation'].includes(name),
		)) {
			expect(html).toContain(sent[other as keyof typeof sent]);
		}
		if (!isSecret) expect(html).toContain(long);
	},
);

/** How many choices a field takes; null where it is no list. */
function mostChosen(schema: z.core.$ZodType): number | null {
	const own = inner(schema);
	if (!(own instanceof z.ZodArray)) return null;
	const bounds = own.def.checks?.flatMap(({ _zod: { def } }) =>
		'maximum' in def && typeof def.maximum === 'number' ? [def.maximum] : [],
	);
	return bounds?.[0] ?? Infinity;
}

function lists({ form }: Case) {
	return fieldsOf(form).flatMap(({ key, name }) => {
		const most = mostChosen(form.shape[key] as z.core.$ZodType);
		return most === null ? [] : [{ name, most }];
	});
}

const chosen = Object.entries(CASES).flatMap(([name, one]) =>
	lists(one).map(({ name: field, most }) => ({ name, one, field, most })),
);

test('every list has its bound', () => {
	expect(chosen.map(({ field, most }) => [field, most])).toEqual([
		['id', MOST.figures],
		['figure', MOST.rows],
		['asked', DOUBTS.length],
		['show', 500],
		['by', 10],
		['show', 500],
		['by', 10],
		['shown', 20],
		['ticked', 1000],
		['shown', 20],
		['ticked', 1000],
		['service_districts', 100],
		['service', 900],
		['p', 900],
		['report', MOST.reports],
		['partner', MOST.reports],
		['waves', 100],
		['noted', PUBLICATION_WARNINGS.length],
		['noted', PUBLICATION_WARNINGS.length],
		['people', 500],
	]);
});

test.each(chosen)('$name: more than $most of $field are told there', async ({ name, one, field, most }) => {
	const ids = Array.from({ length: most + 1 }, (_, at) => String(at + 1));
	const others = Object.entries(filled(one)).filter(([other]) => other !== field);
	const sent = [...others, ...ids.map((id) => [field, id] as const)] as const;
	const answer = await post(app, addressOf(name, one), sent, {
		cookie: reach.cookies[one.who],
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
	});
	const { status, data } = failureOf(answer);
	expect(status).toBe(400);
	expect(data.chosen[field]).toEqual(ids);
	// The figures of a card, or of last quarter, are nobody's to choose: a form that has more is none of ours.
	if (field === 'id' || field === 'figure' || field === 'noted') return;
	if (field === 'shown' || field === 'ticked') return;
	expect(data.issues[field]).toContain(`${most}`);
	expect(data.issues[field]).toContain(`${most + 1}`);
	for (const [other, value] of others) expect(data.values[other] ?? value).toBe(value);
});

test('lines beyond what goes at once are counted, and stay', async () => {
	const pasted = 'ZZ111\t7\n'.repeat(501);
	const path = addressOf('/reports/[id=id] ?/preview', { form: report.pasteForm, who: partner });
	const { status, body } = await post(
		app,
		path,
		{ ...lines, lines: pasted },
		{ cookie: reach.cookies[partner] },
	);
	expect(status).toBe(400);
	expect(body.toString()).toContain('501 lines; 500 go at once');
	expect(body.toString()).toContain(pasted.trim());
});

test('whoever is no longer signed in gets what was typed back, and the way to sign in', async () => {
	const path = addressOf('/reports/[id=id] ?/save', { form: cardsForm, who: partner });
	const fields = { ...cardOf(), 'f.a-card.note': 'a note <b>of two</b>\nlines' };
	for (const [prefix, words] of [
		['', 'You are no longer signed in'],
		['/ar', 'لم تعد مسجّل الدخول'],
		['/fr', 'Vous n’êtes plus connecté'],
	] as const) {
		const { status, body } = await post(app, prefix + path, fields, { cookie: 'session=ended' });
		expect(status).toBe(401);
		expect(body.toString()).toContain(words);
		expect(body.toString()).toContain(`href="${prefix}/account/sign-in"`);
		expect(body.toString()).toContain(`action="${prefix}${path}"`);
		expect(body.toString()).toContain('value="a note &lt;b&gt;of two&lt;/b&gt;');
		expect(body.toString()).not.toContain('<b>of two');
	}
	const scripted = await post(app, path, fields, {
		cookie: 'session=ended',
		headers: { 'x-sveltekit-action': 'true', referer: `${app.origin}${path.split('?')[0]}?row=1` },
	});
	const { status, data } = failureOf(scripted);
	expect(status).toBe(401);
	expect(data.issues.form).toContain('You are no longer signed in');
	expect(data.signIn).toBe(`/account/sign-in?to=${encodeURIComponent(`${path.split('?')[0]}?row=1`)}`);
});

test.each([
	['', 'This form did not come from this site'],
	['/ar', 'هذا النموذج لم يأتِ من هذا الموقع'],
	['/fr', 'Ce formulaire ne vient pas de ce site'],
])('a form of another site gets a page of this one: %s', async (prefix, words) => {
	const headers = { origin: 'http://evil.example' };
	const { status, body } = await post(app, `${prefix}/account/sign-in`, { email: 'x' }, { headers });
	expect(status).toBe(403);
	expect(body.toString()).toContain(words);
	expect(body.toString()).toContain(`href="${app.origin}"`);
});
