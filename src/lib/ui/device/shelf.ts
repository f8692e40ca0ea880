/**
 * What the device keeps of reports that were opened on it, in the browser's IndexedDB: the pages put it there, the worker
 * answers from it without a line. Source: docs/security.md, What a device keeps.
 */
import type { PlaceList } from '#lib/places/choices.ts';

/** Of one person: nobody else on the device is shown it. */
interface Owned {
	readonly person: number;
	readonly report: number;
}

export interface KeptReport extends Owned {
	/** The build of the program that shows it: data of one build are not shown by another. */
	readonly build: string;
	/** When it came, milliseconds by the device's clock. */
	readonly at: number;
	/** The last day (ISO) on which it stays, by the server's calendar. */
	readonly until: string;
	/** When that day is over, milliseconds by the device's clock. */
	readonly ends: number;
	/** What the page was given. */
	readonly data: Readonly<Record<string, unknown>>;
}

export interface ListOfPlaces extends Owned {
	/** Milliseconds by the device's clock. */
	readonly at: number;
	readonly list: PlaceList;
}

const NAME = 'masar';
/** The next one has to take over what stands under this one: an update of the program empties no device. */
const LAYOUT = 1;
const REPORTS = 'reports';
const PLACES = 'places';
const HERE = 'here';
const OWNER = ['person', 'report'];

/** Who was signed in last on this device; null: nobody, or somebody is signing in. */
export async function whoIsHere(): Promise<number | null> {
	return ((await ask(HERE, 'readonly', (here) => here.get(HERE))) as number | undefined) ?? null;
}

export async function setWhoIsHere(person: number | null): Promise<void> {
	await ask(HERE, 'readwrite', (here) => here.put(person, HERE));
}

export async function putReport(report: KeptReport): Promise<void> {
	await ask(REPORTS, 'readwrite', (reports) => reports.put(report));
}

/** Of whoever is here; undefined: it was not opened on this device, or is somebody else's. */
export async function reportHere(report: number): Promise<KeptReport | undefined> {
	const person = await whoIsHere();
	if (person === null) return undefined;
	const found = (await ask(REPORTS, 'readonly', (reports) => reports.get([person, report]))) as
		KeptReport | undefined;
	return found && isStill(found) ? found : undefined;
}

/** Of whoever is here, the newest first. */
export async function reportsHere(): Promise<KeptReport[]> {
	const person = await whoIsHere();
	const all = await everyReport();
	return all.filter((one) => one.person === person && isStill(one)).sort((a, b) => b.at - a.at);
}

/** Its last day is not past: no server is there to be asked. */
function isStill({ ends }: KeptReport): boolean {
	return Date.now() <= ends;
}

/** Whoever's they are. */
export async function everyReport(): Promise<KeptReport[]> {
	return (await ask(REPORTS, 'readonly', (reports) => reports.getAll())) as KeptReport[];
}

export async function putPlaces(places: ListOfPlaces): Promise<void> {
	await ask(PLACES, 'readwrite', (lists) => lists.put(places));
}

export async function placesHere(report: number): Promise<ListOfPlaces | undefined> {
	const person = await whoIsHere();
	if (person === null) return undefined;
	return (await ask(PLACES, 'readonly', (lists) => lists.get([person, report]))) as ListOfPlaces | undefined;
}

/** What was typed and not sent does not lie here, and stays. */
export async function forgetKept({ person, report }: Owned): Promise<void> {
	await ask(REPORTS, 'readwrite', (reports) => reports.delete([person, report]));
	await ask(PLACES, 'readwrite', (lists) => lists.delete([person, report]));
}

async function ask<T>(
	name: string,
	mode: IDBTransactionMode,
	question: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
	const shelf = await open();
	try {
		return await answerOf(question(shelf.transaction(name, mode).objectStore(name)));
	} finally {
		shelf.close();
	}
}

function open(): Promise<IDBDatabase> {
	const request = indexedDB.open(NAME, LAYOUT);
	request.addEventListener('upgradeneeded', () => {
		for (const name of [REPORTS, PLACES]) request.result.createObjectStore(name, { keyPath: OWNER });
		request.result.createObjectStore(HERE);
	});
	return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.addEventListener('success', () => resolve(request.result));
		request.addEventListener('error', () => reject(request.error ?? new Error('the device keeps nothing')));
	});
}
