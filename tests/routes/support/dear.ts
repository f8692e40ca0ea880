/** Requests of 16 kB that are dear to read: each header, parameter and field, of each text. */
import { filled, LENGTH } from './strains.ts';

/** What text is dear to somebody: repeated until it is as long as a request may be. */
export const DEAR: readonly string[] = [
	...['a', ' ', '(', '"', '\\', '=', ',', ';', '-', '.', '0', '9', '@', '*', '%', '&'],
	...[
		'a ',
		' a',
		'="',
		'",',
		'W/"x",',
		'q=0.5,',
		'en-a-b-c,',
		'a;q=1,',
		'br;q=0,',
		'bytes=0-1,',
		'a=b; ',
		'%25',
		'%00',
	],
	...[
		'%E2%80%AE',
		'%D8%A7%D9%84',
		'%CC%81',
		'..%2f',
		'/a',
		'[a]',
		'a[b]',
		'1e9',
		'1.',
		'0-0',
		'aA',
		'x@x.',
		'a@',
		'<a ',
		'&a',
	],
];

export interface Dear {
	readonly name: string;
	readonly path: string;
	readonly headers?: Record<string, string>;
	readonly form?: string;
}
const API = '/api/v1/plans/harbour/sectors/shelter';
const QUARTER = '/harbour/shelter/2024/q1';

/** The address or header takes what is as long as it may be; `text` is what an address can carry. */
export function dearOf(unit: string): Dear[] {
	const text = filled(unit);
	const asked = encodeURIComponent(text).slice(0, LENGTH);
	const word = text.replaceAll(/[^\x21-\x7e]/g, 'a').replaceAll(/[#?]/g, 'a');
	const inHeader = (name: string, value = text, path = '/'): Dear => ({
		name,
		path,
		headers: { [name]: value },
	});
	return [
		...['q', 'other'].map((name) => ({
			name: `search ${name}`,
			path: `${API}/places/search?${name}=${asked}`,
		})),
		...['partner', 'donor', 'tag', 'sex', 'place', 'window', 'year'].map((name) => ({
			name: `progress ${name}`,
			path: `${API}/progress?year=2024&quarter=1&${name}=${asked}`,
		})),
		...['indicator', 'place', 'tag', 'classes', 'sort'].map((name) => ({
			name: `map ${name}`,
			path: `${QUARTER}/map?${name}=${asked}`,
		})),
		{ name: 'compare', path: `${QUARTER}/compare?place=${asked}&with=${asked}`.slice(0, LENGTH) },
		{ name: 'a raw question', path: `/?${word}` },
		{ name: 'a raw path', path: `/${word}` },
		{ name: 'a place', path: `${QUARTER}/places/${asked}` },
		{ name: 'a table', path: `${QUARTER}/${asked}.csv` },
		{ name: 'onward', path: `/account/sign-in?to=${asked}` },
		{ name: 'a token', path: `/account/reset/${asked}` },
		...['accept-language', 'accept', 'accept-encoding', 'if-none-match', 'referer', 'user-agent'].map(
			(name) => inHeader(name),
		),
		...['origin', 'authorization', 'x-forwarded-for', 'forwarded', 'content-type'].map((name) =>
			inHeader(name),
		),
		inHeader('cookie'),
		inHeader('cookie', `session=${text}`),
		inHeader('range', `bytes=${text}`),
		inHeader('authorization', `Bearer ${text}`, '/metrics'),
		{ name: 'host', path: '/', headers: { host: text } },
		{
			name: 'many headers',
			path: '/',
			headers: Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`x-${i}`, unit.trim()])),
		},
		...['email', 'password'].map((name) => ({
			name: `sign in, ${name}`,
			path: '/account/sign-in',
			form: String(new URLSearchParams({ email: 'a@example.org', password: 'x', [name]: text })).slice(
				0,
				LENGTH,
			),
		})),
		{ name: 'a raw form', path: '/account/forgotten', form: text },
		{
			name: 'a file',
			path: '/account/forgotten',
			form: text,
			headers: { 'content-type': `multipart/form-data; boundary=${word.slice(0, 70)}` },
		},
	];
}
