import { expect, test } from 'vitest';
import { transport } from '../../src/hooks.ts';
import { unsent } from '#lib/figures/unsent.ts';

test('what is marked is left out of the data that travels, its twin is not', () => {
	const { encode, decode } = transport.Unsent ?? {};
	expect(encode?.({ reached: 31736 })).toBe(false);
	expect(encode?.(unsent({ reached: 31736 }))).toBe(true);
	expect(decode?.(true)).toBeNull();
});
