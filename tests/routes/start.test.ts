/** Where people land after signing in: at their own work, or at the page that they had asked for, on this site only. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeAt } from '#lib/server/access/totp.ts';
import { PASSWORD, SECRET } from '../support/people.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookieOf, post, seedPeople } from './support/people.ts';

const MOVED = [303, 307];
let app: App;
beforeAll(async () => {
	app = await startApp({}, seedPeople);
}, BUILDING);
afterAll(() => app.stop());

/** Signs in as a browser does, through every redirect. Returns the address of the page that is shown. */
async function landing(name: string, query = '', language = ''): Promise<string> {
	const form = `${language}/account/sign-in${query}`;
	let answer = await post(app, form, { email: `${name}@example.org`, password: PASSWORD });
	let cookie = cookieOf(answer);
	for (let step = 0; step < 8; step++) {
		const to = String(answer.headers.location ?? '');
		if (!MOVED.includes(answer.status)) throw new Error(`nowhere to go on from ${answer.status}`);
		answer = await raw(app, to, { headers: { cookie, accept: 'text/html' } });
		if (answer.status === 200 && to.includes('/second-factor')) {
			const [path, search = ''] = to.split('?');
			const sent = `${path}?/enter${search && `&${search}`}`;
			answer = await post(app, sent, { code: codeAt(SECRET, new Date()) }, { cookie });
			cookie = cookieOf(answer) || cookie;
		} else if (!MOVED.includes(answer.status)) return `${answer.status} ${to}`;
	}
	throw new Error('the redirects do not end');
}

test.each([
	['partner_reporter', '/reports'],
	['partner_approver', '/reports'],
	['coordinator', '/review'],
	['administrator', '/manage/people'],
	['donor', '/harbour/shelter/2024/q1/donors/D1'],
	['person', '/account'],
])('a %s lands at %s', async (name, path) => {
	expect(await landing(name)).toBe(`200 ${path}`);
});

test('a reader lands in the plan, and everybody in the language in which they came', async () => {
	expect(await landing('reader')).toMatch(/^200 \/harbour/);
	expect(await landing('partner_reporter', '', '/ar')).toBe('200 /ar/reports');
});

test('the page that was asked for comes before it; another site’s never', async () => {
	expect(await landing('partner_reporter', '?to=%2Faccount')).toBe('200 /account');
	for (const to of [
		'https://elsewhere.example/',
		'//elsewhere.example/',
		'/\\elsewhere.example',
		'\\\\elsewhere.example',
		'/\t/elsewhere.example',
		'javascript:alert(1)',
	]) {
		expect(await landing('partner_reporter', `?to=${encodeURIComponent(to)}`), to).toBe('200 /reports');
	}
});
