/** What makes the map's figures load again: each costs all of them. */
import { isRedirect } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

type Load = (event: object) => Promise<unknown>;
type Track = (url: URL, whole: () => void, named: (name: string) => void) => URL;
const MAP = '/src/routes/[plan]/[sector]/[year]/[quarter]/map';
const loads = import.meta.glob<Load>('/src/routes/*/*/*/*/map/+*.server.ts', { import: 'load' });
/** The framework's own way to see what a load reads of an address. */
const trackers = import.meta.glob<Track>('/node_modules/@sveltejs/kit/src/utils/url.js', {
	import: 'make_trackable',
});

/** Which parameters make a load run again; `whole`: each change of the address does. */
async function followed(file: string, question: string) {
	const { db, take } = await workshop();
	await take();
	const [track] = await Promise.all(Object.values(trackers).map((one) => one()));
	const load = await loads[`${MAP}/${file}`]?.();
	if (!track || !load) throw new Error('there is nothing to load');
	const names = new Set<string>();
	let isTracked = true;
	const note = (name: string) => isTracked && names.add(name);
	const address = new URL(`http://localhost/tiny/stability/2024/q1/map${question}`);
	const event = {
		url: track(address, () => note('whole'), note),
		params: { plan: 'tiny', sector: 'stability', year: '2024', quarter: 'q1' },
		route: { id: '/[plan]/[sector]/[year]/[quarter]/map' },
		locals: { db, viewer: null, now: new Date('2024-06-01T09:00:00Z') },
		untrack<Read>(read: () => Read): Read {
			isTracked = false;
			try {
				return read();
			} finally {
				isTracked = true;
			}
		},
	};
	try {
		return { names, answer: await load(event) };
	} catch (thrown) {
		if (isRedirect(thrown)) return { names, answer: thrown.location };
		throw thrown;
	}
}

test('the figures load again where the address asks for others, and for no other look, part, order or place', async () => {
	const { names, answer } = await followed('+layout.server.ts', '?indicator=1.1.a&part=2&sort=name&place=M1');
	expect(answer).toMatchObject({ view: { indicator: '1.1.a' } });
	expect([...names].toSorted()).toEqual(
		['window', 'output', 'indicator', 'partner', 'donor', 'cohort', 'sex', 'level', 'show'].toSorted(),
	);
});

test('a place loads again where another one, or another window, is asked for', async () => {
	const { names, answer } = await followed('+page.server.ts', '?place=M1&part=2');
	expect(answer).toMatchObject({ place: { place: { pcode: 'M1' } } });
	expect([...names].toSorted()).toEqual(['find', 'place', 'window']);
});

test('an organisation that is named leads to its code, whatever else is asked', async () => {
	const { answer } = await followed('+layout.server.ts', '?partner=partner%20one&part=2&find=a%26b');
	expect(answer).toBe('/tiny/stability/2024/q1/map?partner=P1&part=2&find=a%26b');
});
