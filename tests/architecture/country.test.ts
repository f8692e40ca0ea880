/** No code knows a country: whatever a plan's own is, comes with the plan. */
import { expect, test } from 'vitest';
import { countriesNamed, MAY_NAME } from './country.ts';
import { listFiles } from './project.ts';

const files = listFiles('src', /\.(ts|js|svelte|css|html|typ|json|svg)$/);

test('no file of the source names a country, its people, places, appeal or currency', () => {
	expect(files.length).toBeGreaterThan(1000);
	expect(countriesNamed(files)).toEqual([]);
});

test('each exception is still needed', () => {
	const idle = MAY_NAME.filter(([start]) => {
		const own = files.filter(({ path }) => path.startsWith(start));
		return countriesNamed(own.map(({ text }) => ({ path: 'src/x.ts', text }))).length === 0;
	});
	expect(idle).toEqual([]);
});

test.each([
	'// Tebnine, Bent Jbeil',
	"const cohort = 'lebanese';",
	"timezone ?? 'Asia/Beirut'",
	'اللبنانيون',
	"currency: 'INR'",
])('a sample is found: %s', (text) => {
	expect(countriesNamed([{ path: 'src/lib/x.ts', text }])).toHaveLength(1);
});

test('a way to group digits, and who is a stranger to it, is none', () => {
	const text = "export const GROUPINGS = ['thousands', 'indian'];\nreturn notSaidAgain(indicators);";
	expect(countriesNamed([{ path: 'src/lib/x.ts', text }])).toEqual([]);
});
