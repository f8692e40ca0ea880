import { expect, test } from 'vitest';
import { SentPlaces } from '#lib/cartography/sentPlaces.ts';
import type { MapPlace, MapPoint, SilentPlace } from '#lib/cartography/map.ts';

const places: MapPlace[] = [
	{
		...{
			pcode: 'A1',
			name: { en: 'Halba', ar: 'حلبا' },
			within: { en: 'Akkar', ar: 'عكار' },
			lat: 34.5,
			lon: 36.1,
		},
		...{ reached: 12, high: null, partners: 2 },
	},
	{
		...{
			pcode: 'A2',
			name: { en: 'New "camp"\n1' },
			within: { en: 'Akkar', ar: 'عكار' },
			group: 'Union',
			lat: null,
		},
		...{ lon: null, reached: 0, high: 30, partners: 1 },
	},
];
const silent: SilentPlace[] = [{ pcode: 'A3', name: { en: 'Tripoli', ar: 'طرابلس' } }];
const sent = <Place extends MapPlace | MapPoint | SilentPlace>(
	all: readonly Place[],
	language: 'en' | 'ar',
) => SentPlaces.decode(new SentPlaces(all, language).encode()).all;

test('places arrive as they were sent, in the language that they were sent in', () => {
	const inEnglish = places.map((place) => ({
		...place,
		name: { en: place.name.en },
		within: place.within && { en: place.within.en },
	}));
	expect(sent(places, 'en')).toEqual(inEnglish);
	expect(sent(silent, 'en')).toEqual([{ pcode: 'A3', name: { en: 'Tripoli' } }]);
	expect(sent([], 'en')).toEqual([]);
});

test('what was not translated still says that it is English', () => {
	const [first, second] = sent(places, 'ar');
	expect(first).toMatchObject({ name: { ar: 'حلبا' }, within: { ar: 'عكار' }, reached: 12 });
	expect(second?.name).toEqual({ en: 'New "camp"\n1' });
	expect(sent(silent, 'ar')[0]?.name.ar).toBe('طرابلس');
});

test('places whose figure is withheld, or that are served besides, arrive without one', () => {
	const points: MapPoint[] = places.map(({ pcode, name, within, group, lat, lon }) => ({
		...{ pcode, name, within, lat, lon },
		...(group !== undefined && { group }),
	}));
	const [first, second] = sent(points, 'ar');
	expect(first).toEqual({
		...points[0],
		name: { en: 'حلبا', ar: 'حلبا' },
		within: { en: 'عكار', ar: 'عكار' },
	});
	expect(second).toMatchObject({ group: 'Union', lat: null, lon: null });
	expect(second).not.toHaveProperty('reached');
});

test('a country of them is light', () => {
	const points = Array.from({ length: 5000 }, (_, i): MapPoint => ({
		...{ pcode: `LB${10_000 + i}`, name: { en: `Municipality ${i}`, ar: `بلدية ${i}` } },
		...{ within: { en: `District ${i % 26}` }, lat: 33.123456, lon: 35.123456 },
	}));
	expect(Buffer.byteLength(JSON.stringify(new SentPlaces(points, 'ar').encode()))).toBeLessThan(400_000);
});
