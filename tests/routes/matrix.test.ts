/** Every route, every method, every role: what the table does not list is not there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { may, METHODS, ROLES, ROUTES, type Role } from '#lib/access/permission.ts';
import { addressOf } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App, type RawAnswer } from './support/app.ts';
import { cookiesOf, seedPeople } from './support/people.ts';

/** One action of pages whose actions have names: without one the framework answers 404. All are in `actions.test.ts`. */
const NAMED: Record<string, string> = {
	'/account': 'endOthers',
	'/account/second-factor': 'setUp',
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance': 'clear',
	'/manage/[plan]/[sector]/[year]/[quarter]/publish': 'pin',
	'/manage/[plan]/[sector]/[year]/[quarter]/publication': 'preview',
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word': 'take',
	'/manage/[plan]/[sector]/targets': 'save',
	'/manage/[plan]/[sector]/funding': 'remove',
	'/manage/[plan]/import': 'store',
	'/manage/[plan]/surveys': 'take',
	'/manage/[plan]/surveys/population/[wave=id]': 'take',
	'/manage/[plan]/surveys/themes/[question=id]': 'take',
	'/manage/[plan]/surveys/themes/[question=id]/coding': 'code',
	'/manage/[plan]/referrals': 'hours',
	'/manage/[plan]/services': 'days',
	'/reports/services': 'confirm',
	'/manage/[plan]/settings': 'sector',
	'/manage/[plan]/periods': 'add',
	'/manage/[plan]/year': 'next',
	'/manage/[plan]/organisations': 'add',
	'/manage/[plan]/places': 'add',
	'/manage/[plan]/places/[pcode]': 'names',
	'/manage/[plan]/[sector]/framework': 'add',
	'/manage/[plan]/[sector]/participation': 'save',
	'/manage/[plan]/[sector]/framework/indicator': 'save',
	'/manage/people': 'give',
	'/manage/people/many': 'again',
	'/manage/system': 'check',
	'/reports/[id=id]': 'nothing',
	'/reports/[id=id]/place': 'choose',
	'/reports/[id=id]/summary': 'submit',
	'/reports/[id=id]/workbook': 'confirm',
	'/reports': 'start',
	'/review': 'reopen',
	'/review/[id=id]': 'comment',
};
/** Where not every role of a route may do the same. */
const OTHERWISE: Record<string, Partial<Record<Role, string>>> = {
	'/reports/[id=id]/summary': { partner_reporter: 'ask' },
};
function asked(route: string, method: string, role: Role): string {
	const named = OTHERWISE[route]?.[role] ?? NAMED[route];
	const address = addressOf(route);
	if (method !== 'POST' || !named) return address;
	return `${address}${address.includes('?') ? '&' : '?'}/${named}`;
}

/** What a request counts as, beside the role itself. */
const ASKING: Record<Role, readonly Role[]> = {
	stranger: ['stranger'],
	unproven: ['stranger', 'unproven'],
	person: ['person'],
	...(Object.fromEntries(ROLES.map((role) => [role, ['person', role]])) as unknown as Record<
		(typeof ROLES)[number],
		Role[]
	>),
};

let app: App;
let cookies: Record<Role, string>;
beforeAll(async () => {
	app = await startApp({}, seedPeople);
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(() => app.stop());

test.each(Object.keys(ASKING) as Role[])(
	'%s',
	async (role) => {
		const wrong: string[] = [];
		for (const [route, methods] of Object.entries(ROUTES)) {
			for (const method of METHODS) {
				const path = asked(route, method, role);
				const answer = await raw(app, path, {
					method,
					headers: {
						origin: app.origin,
						accept: 'text/html',
						...(cookies[role] && { cookie: cookies[role] }),
						...(method !== 'GET' && { 'content-type': 'application/x-www-form-urlencoded' }),
					},
				});
				const got = kindOf(answer);
				const expected = !methods[method]
					? 'no method'
					: may(ASKING[role], route, method)
						? 'answered'
						: route.startsWith('/api/')
							? 'absent'
							: role === 'stranger'
								? 'to sign in'
								: role === 'unproven'
									? 'to second factor'
									: 'absent';
				// Whoever is in already, or half, is sent on from the way in.
				const isSentOn = expected === 'answered' && got.startsWith('to ') && route.startsWith('/account/');
				// Of the seed nothing was published or cleared.
				const isUnpublished =
					expected === 'answered' &&
					got === 'absent' &&
					/\[revision\]|\/files\/|\/minutes\/|^\/api\/.*\/referrals$/.test(route);
				if (got !== expected && !isSentOn && !isUnpublished)
					wrong.push(`${method} ${path}: ${got} (${answer.status}), not ${expected}`);
				if (cookies[role] && got === 'answered') {
					expect([path, answer.headers['cache-control']]).toEqual([path, 'no-store']);
					expect([path, answer.headers.etag]).toEqual([path, undefined]);
				}
			}
		}
		expect(wrong).toEqual([]);
	},
	240_000,
);

function kindOf({ status, headers, body }: RawAnswer): string {
	// A form comes back with what was typed in it, and the way to sign in.
	const asked = /href="(\/account\/[^"]*)"/.exec(body.toString())?.[1];
	const location = status === 401 ? String(asked) : status === 303 ? String(headers.location ?? '') : '';
	if (status === 405) return 'no method';
	if (/^\/account\/sign-in(\?|$)/.test(location)) return 'to sign in';
	if (/^\/account\/second-factor(\?|$)/.test(location)) return 'to second factor';
	if (status === 404) return 'absent';
	// Forms that were sent empty are answered, questions that are not understood, and what a report's state forbids.
	return [200, 303, 307, 400, 409, 429].includes(status) ? 'answered' : 'something else';
}

/** Reports of the seed: 2 is partner 1's, 3 partner 2's; of 99 there is none. */
test.each(['partner_reporter', 'partner_approver'] as const)(
	'%s: the report of another partner is as absent as one that there is not',
	async (role) => {
		const ask = async (method: string, path: string) => {
			const headers = {
				origin: app.origin,
				cookie: cookies[role],
				'content-type': 'application/x-www-form-urlencoded',
			};
			const { status, body } = await raw(app, path, { method, headers });
			return { status, main: /<main[^]*<\/main>/.exec(body.toString())?.[0] };
		};
		for (const tail of ['', '/places.json', '/summary', '/workbook']) {
			expect((await ask('GET', `/reports/2${tail}`)).status).toBe(200);
			const absent = await ask('GET', `/reports/99${tail}`);
			expect(absent.status).toBe(404);
			expect(await ask('GET', `/reports/3${tail}`)).toEqual(absent);
		}
		for (const action of [
			'save',
			'total',
			'preview',
			'add',
			'remove',
			'explain',
			'copy',
			'nothing',
			'discard',
		]) {
			const absent = await ask('POST', `/reports/99?/${action}`);
			expect([action, absent.status]).toEqual([action, 404]);
			expect(await ask('POST', `/reports/3?/${action}`)).toEqual(absent);
		}
		expect((await ask('POST', '/reports/3/summary?/submit')).status).toBe(404);
	},
);

test('what is absent and what is forbidden look the same', async () => {
	const page = async (path: string) => {
		const { status, body, headers } = await raw(app, path, { headers: { cookie: cookies.reader } });
		const text = body.toString().replaceAll(path, '').replaceAll(encodeURIComponent(path), '');
		return { status, type: headers['content-type'], text: /<main[^]*<\/main>/.exec(text)?.[0] };
	};
	expect(await page('/manage/permissions')).toEqual(await page('/no/such/page/at/all'));
});

test('a right that was taken away is gone with the next request', async () => {
	const { openDatabase, closeDatabase, run } = await import('#lib/server/database/driver.ts');
	const ask = () => raw(app, '/manage/people', { headers: { cookie: cookies.coordinator } });
	expect((await ask()).status).toBe(200);
	const db = openDatabase(app.database);
	await run(db.writer, "delete from person_role where role = 'coordinator'");
	await closeDatabase(db);
	expect((await ask()).status).toBe(404);
});
