/** Nobody sends a command again when another's write was in its way, as a browser does with a page. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const opened = globSync('scripts/*.ts').flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(/\bopenDatabase\(([^;]*)\);/g)].map(
		([, given = '']): [string, string] => [file, given],
	),
);

test('commands open databases', () => {
	expect(opened.length).toBeGreaterThan(8);
});

test.each(opened)('%s is patient: %s', (_, given) => {
	expect(given).toContain('patient: true');
});
