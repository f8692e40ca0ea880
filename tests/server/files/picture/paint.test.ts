import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { frameOf } from '#lib/maps/frame.ts';
import Names from '#lib/maps/Names.svelte';
import { paint } from '#lib/server/files/picture/paint.ts';

const svg = (inner: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" direction="ltr" font-family="system-ui, 'Noto Sans'" font-size="40"><rect width="300" height="100" fill="#fff"/>${inner}</svg>`;
const text = (words: string) => svg(`<text x="10" y="60">${words}</text>`);
const sizeOf = (png: Uint8Array) => {
	const bytes = Buffer.from(png);
	return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

describe('a picture', () => {
	test('has the pixels that were asked for, and the same bytes each time', async () => {
		const [first, second] = [await paint(text('Masar'), 600), await paint(text('Masar'), 600)];
		expect(sizeOf(first)).toEqual(['PNG', 600, 200]);
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});

	test('Arabic is joined and runs from the right', async () => {
		const painted = async (words: string) => Buffer.from(await paint(text(words), 300)).toString('base64');
		// Letters that must not join, and the same word with its letters the other way round, look otherwise.
		expect(await painted('مسار')).not.toBe(await painted('م\u200cس\u200cا\u200cر'));
		// A line of Arabic runs from the right, also where it begins with a Latin word.
		expect(await painted('\u2067Masar مسار\u2069')).not.toBe(await painted('Masar مسار'));
		expect(await painted('\u2067Masar مسار\u2069')).toBe(await painted('مسار Masar'));
	});

	test('a heading is strong in either script, whatever font a page would take first', async () => {
		const painted = async (weight: number) =>
			Buffer.from(
				await paint(
					svg(
						`<text x="10" y="60" font-family="system-ui, 'Noto Sans Arabic'" font-weight="${weight}">مسار</text>`,
					),
					300,
				),
			);
		expect((await painted(600)).equals(await painted(400))).toBe(false);
	});

	test('a name on a map stands on one line', async () => {
		const { body } = render(Names as Component, {
			props: {
				frame: frameOf([35, 33, 36, 34], 100),
				places: [{ key: 'a', text: 'طرابلس', at: 'on', radius: 0, size: 10, x: 50, y: 50 }],
				...{ circles: [], around: null, regions: [], unit: 1 },
			},
		});
		expect(body).toContain('طرابلس');
		expect(body).not.toContain('dy=');
	});

	test('reads no file and no address', async () => {
		const empty = await paint(svg(''), 300);
		const linked = await paint(
			svg(
				'<image href="file:///etc/hostname" width="300" height="100"/><image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
			),
			300,
		);
		expect(Buffer.from(linked).equals(Buffer.from(empty))).toBe(true);
	});

	test('what is none is refused, and the next one is painted', async () => {
		await expect(paint('<svg', 300)).rejects.toThrow();
		expect(sizeOf(await paint(text('a'), 300))[0]).toBe('PNG');
	});

	test('too many at once are told to come again, and the others are painted', async () => {
		const asked = await Promise.allSettled(Array.from({ length: 24 }, () => paint(text('Masar'), 30)));
		expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(21);
		for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 503 });
	});
});
