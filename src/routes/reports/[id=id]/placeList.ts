/** The plan's places, fetched once for all fields of the page, or taken from the device: they are found without a line. */
import { knownPlaces, type KnownPlaces, type PlaceList } from '#lib/places/choices.ts';
import { placesHere } from '#lib/ui/device/shelf.ts';

const loading = new Map<string, Promise<KnownPlaces | null>>();

/** Null: there was no line; asked again, it tries again. */
export function keptPlaces(report: string): Promise<KnownPlaces | null> {
	const known = loading.get(report) ?? fetchPlaces(report);
	loading.set(report, known);
	return known;
}

async function fetchPlaces(report: string): Promise<KnownPlaces | null> {
	const answer = await fetch(`/reports/${report}/places.json`).catch(() => null);
	const sent = answer?.ok ? ((await answer.json().catch(() => null)) as PlaceList | null) : null;
	const list = sent ?? (await placesHere(Number(report)).catch(() => undefined))?.list ?? null;
	if (list === null) loading.delete(report);
	return list && knownPlaces(list);
}
