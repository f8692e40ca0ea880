/**
 * A report that was opened stays on the device, with the program that shows it, so that it opens again without a line.
 * Source: docs/security.md, What a device keeps.
 */
import { dev, version } from '$app/environment';
import { preloadCode } from '$app/navigation';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayAfter } from '#lib/plan/day.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import type { PlaceList } from '#lib/places/choices.ts';
import { emptyPage, PROGRAM, PROGRAM_NAME, programOf } from '#lib/ui/device/addresses.ts';
import {
	everyReport,
	forgetKept,
	placesHere,
	putPlaces,
	putReport,
	setWhoIsHere,
	whoIsHere,
} from '#lib/ui/device/shelf.ts';
import type { PageData } from './$types';

/** Days after the lock in which a report stays. */
const DAYS = 30;
/** Milliseconds. */
const DAY = 24 * 3600 * 1000;
/** Milliseconds after which a page counts as idle. */
const IDLE = 3_000;
/** Milliseconds after which the places are fetched anew. */
const PLACES_LAST = DAY;

/** Keeps one page's report, each time that it comes from the server anew. */
export class KeepingHere {
	#program: Promise<boolean> | undefined;
	#here: Here | undefined;

	/** Where the browser keeps nothing, everything is as without it. */
	readonly keep = (data: PageData): void => {
		if (dev || !('serviceWorker' in navigator)) return;
		const here = (this.#here ??= markHere());
		this.#program ??= whenIdle()
			.then(() => (here() ? keepProgram().then(() => true) : false))
			.catch(() => false);
		void this.#program
			.then((isWhole) => (isWhole ? keepData(data, here) : undefined))
			// No room, or it is forbidden.
			.catch(() => undefined);
	};
}

/** Whether nobody has signed out on the device since the page was opened. */
type Here = () => boolean;

const MARK = 'masar.here';

/** Another page may sign out while this one keeps its report: that takes the mark away with everything else. */
function markHere(): Here {
	const mark = localStorage.getItem(MARK) ?? crypto.randomUUID();
	localStorage.setItem(MARK, mark);
	return () => localStorage.getItem(MARK) === mark;
}

/** Whoever types first is not to wait for it. */
function whenIdle(): Promise<void> {
	return new Promise((resolve) => {
		const done = () => resolve();
		// Safari has no idle time.
		if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: IDLE });
		else setTimeout(done, IDLE);
	});
}

/** Once the program lies there, a report opens without a line. */
async function keepProgram(): Promise<void> {
	await navigator.serviceWorker.register('/service-worker.js');
	const cache = await caches.open(programOf(version));
	const pages = LANGUAGES.map(emptyPage);
	await preloadCode(emptyPage(getLocale()));
	// Asked for without a line, and too late then.
	await import('./asFile.ts');
	const ofPages = await Promise.all(pages.map((page) => filesOf(cache, page)));
	for (const path of new Set([...filesHere(), ...ofPages.flat()])) {
		if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path);
	}
}

/** What the page has loaded of the program, and the styles that came inside of it. */
function filesHere(): string[] {
	const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
	const linked = [
		...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet], link[rel=modulepreload]'),
	];
	return [...loaded, ...linked.map(({ href }) => href)]
		.map((address) => new URL(address).pathname)
		.filter((path) => path.startsWith(PROGRAM));
}

/** Puts an empty page there, and says what of the program it names. */
async function filesOf(cache: Cache, page: string): Promise<string[]> {
	const known = await cache.match(page, { ignoreVary: true });
	const response = known ?? (await fetch(page));
	if (!response.ok || response.redirected) throw new Error('no empty page');
	if (!known) await cache.put(page, response.clone());
	const html = await response.text();
	return [...html.matchAll(/\/_app\/immutable\/[\w./-]+/g)].map(([path]) => path);
}

/** As it came from the server: what is shown from the device is there already, and what a later build made is not ours. */
async function keepData(data: PageData, isHere: Here): Promise<void> {
	const { head, me: person, today } = data;
	if (person === null || data.keptAt !== null || data.build !== version || !isHere()) return;
	await setWhoIsHere(person);
	await dropOld(today);
	const last = [head.locks ?? today, head.reopenedUntil ?? today].sort().at(-1) ?? today;
	const until = dayAfter(last, DAYS);
	if (until < today) return;
	const plain = { ...data, opened: null, adding: null, pasting: null };
	const at = Date.now();
	const ends = at + Date.parse(until) - Date.parse(today) + DAY;
	await putReport({ person, report: head.id, build: version, at, until, ends, data: plain });
	if (data.mayEdit) await keepPlaces(person, head.id);
	if (isHere()) return;
	await forgetKept({ person, report: head.id });
	if ((await whoIsHere()) === person) await setWhoIsHere(null);
}

/** What the field of a place looks among. */
async function keepPlaces(person: number, report: number): Promise<void> {
	const known = await placesHere(report);
	if (known && Math.abs(Date.now() - known.at) < PLACES_LAST) return;
	const answer = await fetch(`/reports/${report}/places.json`);
	if (!answer.ok) return;
	const list = (await answer.json()) as PlaceList;
	await putPlaces({ person, report, at: Date.now(), list });
}

/** Reports that nobody needs any more, whoever's they are, and programs that show none that is left. */
async function dropOld(today: string): Promise<void> {
	const all = await everyReport();
	const [old, left] = [all.filter(({ until }) => until < today), all.filter(({ until }) => until >= today)];
	for (const one of old) await forgetKept(one);
	const needed = new Set([version, ...left.map(({ build }) => build)].map(programOf));
	for (const name of await caches.keys()) {
		if (name.startsWith(PROGRAM_NAME) && !needed.has(name)) await caches.delete(name);
	}
}
