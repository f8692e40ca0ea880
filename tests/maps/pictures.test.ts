/** Maps as the server draws them. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { topology } from 'topojson-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import { classify, markOf, type Mark } from '#lib/cartography/choropleth.ts';
import type { PlaceTopology } from '#lib/places/geometry.ts';
import { draw } from '#lib/maps/draw.ts';
import { frameOf } from '#lib/maps/frame.ts';
import Key from '#lib/maps/Key.svelte';
import { rangeWords } from '#lib/maps/keyWords.ts';
import { colourOf, fillOf, letterOn } from '#lib/maps/palette.ts';
import Picture from '#lib/maps/Picture.svelte';
import SmallMap from '#lib/maps/SmallMap.svelte';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { BOX, cells, shapesOf } from '../support/voronoi.ts';

afterEach(() => overwriteGetLocale(() => baseLocale));

function drawn<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): string {
	return render(component as Component, { props }).body.replaceAll(/<!--.*?-->/g, '');
}
const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

const points = cells(12);
const frame = frameOf(BOX, 1000);
const named = (name: string) => ({ en: name, ar: `بلدية ${name}` });
const figure = (i: number, reached: number, lat: number | null = points[i]?.lat ?? null) => ({
	pcode: points[i]?.code ?? '',
	name: named(`M${i}`),
	reached,
	lat,
	lon: lat === null ? null : (points[i]?.lon ?? null),
});

function shapes() {
	const collection = shapesOf(points);
	for (const one of collection.features) one.properties = { place: one.properties?.ADM3_PCODE as string };
	const text = JSON.stringify(topology({ shapes: collection }));
	return draw(JSON.parse(text) as PlaceTopology, frame);
}

const STORED = { land: null, lines: null, around: null };

describe('circles', () => {
	const circles = (figures: ReturnType<typeof figure>[]) =>
		drawn(Picture, {
			frame,
			land: { key: 'l', path: 'M0,0l1,1z', lines: '' },
			around: null,
			regions: [],
			areas: null,
			figures,
			marks: new Map<string, Mark>(),
			figureUnit: 'people' as const,
			patterned: false,
			unit: 2,
		});

	test('stand at places with a figure, large ones below; what has none has nothing', () => {
		const picture = circles([figure(0, 5), figure(1, 80), figure(2, 20)]);
		const radii = [...picture.matchAll(/ r="([\d.]+)"/g)].map(([, radius]) => Number(radius));
		expect(radii).toEqual([44, 22, 11]);
		expect(picture).toContain('>80</text>');
	});

	test('of a reported 0 are an empty ring, as small as it is clear', () => {
		const picture = circles([figure(0, 0), figure(1, 9)]);
		expect(count(picture, /<circle[^>]*fill="#fff"/g)).toBe(1);
	});

	test('have their names, with the figure where the circle is too small for it', () => {
		const picture = circles([figure(0, 4), figure(1, 90_000)]);
		expect(picture).toContain('>M0 4</text>');
		expect(picture).toContain('>M1</text>');
	});

	test('need a point', () => {
		expect(count(circles([figure(0, 5, null), figure(1, 9)]), /<circle/g)).toBe(1);
	});
});

describe('areas', () => {
	const figures = [figure(0, 0), figure(1, 3), figure(2, 300)];
	const classes = classify([...figures.map(({ reached }) => reached), null], 'people');
	const marks = new Map(figures.map(({ pcode, reached }) => [pcode, markOf(reached, classes)]));
	const picture = (patterned: boolean, areas = shapes()) =>
		drawn(Picture, {
			frame,
			land: { key: 'l', path: 'M0,0l1,1z', lines: '' },
			around: null,
			regions: [],
			areas: { key: 'a', ...areas },
			figures,
			marks,
			figureUnit: 'people' as const,
			patterned,
			unit: 2,
		});

	test('are shaded by class; zero is white, and no report lets the hatched land through', () => {
		const text = picture(false);
		const fills = points.map(
			({ code }) => new RegExp(`data-place="${code}"[^>]*fill="([^"]+)"`).exec(text)?.[1],
		);
		expect(fills.slice(0, 3)).toEqual([colourOf('zero'), colourOf(1), colourOf(5)]);
		expect(new Set(fills.slice(3))).toEqual(new Set(['transparent']));
		expect(text).toMatch(/<use href="#\w[^"]*" fill="url\(#[^)]*pattern-no-report\)"/);
	});

	test('are told by pattern too, where that is asked for', () => {
		const text = picture(true);
		const [, id] =
			new RegExp(`data-place="${points[2]?.code}"[^>]*fill="url\\(#([^)]+)\\)"`).exec(text) ?? [];
		expect(id).toMatch(/pattern-5$/);
		expect(text).toContain(`<pattern id="${id}"`);
	});

	test('bear their figures while they are few', () => {
		expect(picture(false)).toContain('>300</text>');
	});

	test('leave a place without a shape at its point, in the colour of its class', () => {
		const { areas, ...rest } = shapes();
		const text = picture(false, { ...rest, areas: areas.filter(({ place }) => place !== points[2]?.code) });
		expect(text).toMatch(new RegExp(`<circle data-place="${points[2]?.code}"[^>]*fill="${colourOf(5)}"`));
	});
});

test('no mark looks like another', () => {
	const all: Mark[] = ['no-report', 'zero', 1, 2, 3, 4, 5];
	for (const patterned of [false, true]) {
		expect(new Set(all.map((mark) => fillOf(mark, patterned, 'p'))).size).toBe(all.length);
	}
});

/** Relative luminance of a colour (WCAG 2). */
function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = (
		colour.length === 4 ? [...colour.slice(1)].map((one) => one + one) : (colour.slice(1).match(/../g) ?? [])
	)
		.map((part) => parseInt(part, 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
};

test('shades grow darker in clear steps, and letters on them are read', () => {
	const shades = ([1, 2, 3, 4, 5] as const).map((shade) => luminance(colourOf(shade)));
	for (const [i, one] of shades.slice(1).entries()) expect((shades[i] ?? 0) / one).toBeGreaterThan(1.35);
	for (const mark of [1, 2, 3, 4, 5] as const) {
		expect(contrast(letterOn(mark), colourOf(mark))).toBeGreaterThan(4.5);
	}
});

describe('the key', () => {
	test('says the range of each class, how many places, and apart from them zero and no report', () => {
		const classes = classify([1, 2, 3, 40, 0, null, null], 'people');
		const text = drawn(Key, {
			classes,
			largest: 40,
			zeros: 1,
			figureUnit: 'people' as const,
			patterned: false,
			background: false,
			lines: { wide: null, fine: null },
		});
		const items = [...text.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, item]) =>
			item
				?.replaceAll(/<[^>]+>/g, '')
				.replaceAll(/\s+/g, ' ')
				.trim(),
		);
		expect(items.slice(-2)).toEqual(['0 (1 place)', 'no report (2 places)']);
		expect(items).toHaveLength(classes.classes.length + 2);
	});

	test.each([
		[{ from: 3, to: 3, open: false }, '3'],
		[{ from: 1000, to: 4999, open: false }, '1,000 to 4,999'],
		[{ from: 0.5, to: 1, open: true }, '0.5 to less than 1'],
	])('of %o reads %s', (range, words) => {
		expect(rangeWords({ ...range, shade: 1, places: 1 }, 'kg')).toBe(words);
	});
});

describe('a small map', () => {
	const answer: PlacesAnswer = {
		indicator: {
			code: '1.1.b',
			name: { en: '# of municipalities', ar: 'عدد البلديات' },
			outcome: '1',
			output: '1.1',
			unit: 'count',
			calculation: 'distinct',
			of: ['municipality'],
			headline: true,
			countsPeople: false,
			sensitivity: 'public',
			note: null,
			madeOf: [],
			addsUp: false,
			countsPlaces: true,
			isFraction: false,
			isRange: false,
			targetIsSumOfParts: false,
		},
		level: 3,
		reached: 3,
		notDisaggregated: null,
		places: points.slice(0, 3).map(({ code, name, lat, lon }, i) => ({
			id: i,
			pcode: code,
			name: named(name),
			level: 3,
			kind: 'municipality',
			parent: null,
			lat: i === 2 ? null : lat,
			lon: i === 2 ? null : lon,
			population: null,
			reached: 1,
			high: null,
			partners: 1,
		})),
		withoutPlace: 0,
		national: null,
		unknown: null,
		high: null,
		presence: [],
		withheld: false,
	};

	test('has a dot with its figure at each place, a name and a text', () => {
		const text = drawn(SmallMap, { answer, frame, stored: { ...STORED, land: 'land' }, regions: null });
		expect(count(text, /<circle/g)).toBe(2);
		expect(count(text, />1<\/text>/g)).toBe(2);
		expect(text).toContain('<title');
		expect(text).toContain('Map: # of municipalities');
		expect(text).toContain('1 of them has no known position');
		expect(text).toContain('<use href="#land"');
	});

	test('that is large names its places, what lies around, and governorates where there is room', () => {
		const [here, other] = points;
		const regions = [
			{ name: named('Far'), lat: (points[9] ?? here)?.lat ?? 0, lon: (points[9] ?? here)?.lon ?? 0 },
			{ name: named('Hidden'), lat: here?.lat ?? 0, lon: here?.lon ?? 0 },
		];
		const stored = { ...STORED, around: { id: 'around', country: 'LB' as const } };
		const text = drawn(SmallMap, { answer, frame, stored, regions });
		for (const name of [here?.name, other?.name, 'Mediterranean', 'Far'])
			expect(text).toContain(`>${name}</text>`);
		expect(text).not.toContain('>Hidden</text>');
		expect(text).toContain('<use href="#around"');
		const small = drawn(SmallMap, { answer, frame, stored, regions: null });
		expect(small).not.toContain(`>${here?.name}</text>`);
	});

	test('in Arabic says it in Arabic, with Latin digits, and lies as the country lies', () => {
		overwriteGetLocale(() => 'ar');
		const text = drawn(SmallMap, { answer, frame, stored: STORED, regions: null });
		expect(text).toContain('خريطة: عدد البلديات');
		expect(text).toContain('دوائر عند 3 أماكن');
		expect(text).not.toContain('<use');
		const english = [
			...drawn(SmallMap, { answer, frame, stored: STORED, regions: null }).matchAll(/cx="(\d+)"/g),
		];
		expect([...text.matchAll(/cx="(\d+)"/g)].map(([, x]) => x)).toEqual(english.map(([, x]) => x));
	});
});
