import { MAP_FILTERS, type MapView, type Sort } from '#lib/cartography/map.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { addressOf } from './address.ts';

export interface MapAddress extends Partial<MapView> {
	/** P-code of the place that is looked at. */
	readonly place?: string | undefined;
	readonly sort?: Sort | undefined;
	/** Which part of the list is shown, from 1. */
	readonly part?: number | undefined;
	/** Name of a place that is looked for. */
	readonly find?: string;
}

const STANDARD = { show: 'circles', classes: 'natural', window: 'year-to-date', sort: 'figure' } as const;

/** The address of a map: what is standard stays out of it. @param file instead of the page, a file with the same content */
export function mapAddress(
	scope: Parameters<typeof addressOf>[0],
	quarter: Quarter,
	{ level, patterns, part, ...asked }: MapAddress,
	file: 'map' | 'map.csv' = 'map',
): string {
	const query = new URLSearchParams();
	for (const name of [
		'output',
		'indicator',
		'show',
		'classes',
		'window',
		...MAP_FILTERS,
		'sort',
		'place',
		'find',
	] as const) {
		const value = asked[name];
		if (value && !(name in STANDARD && STANDARD[name as keyof typeof STANDARD] === value))
			query.set(name, value);
	}
	if (level) query.set('level', String(level));
	if (patterns) query.set('patterns', 'yes');
	if (part && part > 1) query.set('part', String(part));
	const question = query.size > 0 ? `?${query}` : '';
	return addressOf(scope, quarter, `/${file}`) + question;
}
