import { expect, test } from 'vitest';
import { CHANGED_PARTS } from '#lib/publication/strangersSee.ts';
import { PARTS } from '#lib/server/database/recorded.ts';

test('every part of a publication that has figures is masked, and what strangers may not choose by is taken out', () => {
	const figures = Object.entries(PARTS).flatMap(([part, kind]) => (kind === 'figures' ? [part] : []));
	expect(CHANGED_PARTS.toSorted()).toEqual([...figures, 'choices'].sort());
});
