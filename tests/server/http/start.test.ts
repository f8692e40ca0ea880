import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFaults } from '#lib/server/http/door/start.ts';
import { readSettings } from '#lib/server/http/settings.ts';
import { temporaryFolder } from '../../support/temporary.ts';

async function faults(
	env: Record<string, string>,
	{ user = 1000, shown = false, mode = 0o600, around = 0o700 } = {},
) {
	const folder = temporaryFolder();
	const database = join(folder.path, 'masar.sqlite');
	writeFileSync(database, '');
	chmodSync(database, mode);
	chmodSync(folder.path, around);
	const told = await startFaults({
		...{ env, settings: readSettings(env), database, user, hasDemonstration: shown },
	});
	folder.remove();
	return told.join('\n');
}

test('a server that is set up well says nothing', async () => {
	const env = { NODE_ENV: 'production', ORIGIN: 'https://masar.example', ADDRESS_HEADER: 'x-forwarded-for' };
	expect(await faults(env)).toBe('');
	expect(await faults({}, { shown: true })).toBe('');
});

test('each fault is said', async () => {
	expect(await faults({ NODE_ENV: 'production', ORIGIN: 'http://127.0.0.1:3000' })).toContain(
		'without https',
	);
	expect(await faults({ ORIGIN: 'https://masar.example' })).toContain('ADDRESS_HEADER');
	expect(await faults({ HOST: '0.0.0.0' }, { shown: true })).toContain('whose password everybody knows');
	expect(await faults({ HOST: '0.0.0.0' })).toBe('');
	expect(await faults({}, { user: 0 })).toContain('root');
	expect(await faults({}, { mode: 0o644 })).toMatch(/masar\.sqlite \(0644\).*chmod 0600/);
	expect(await faults({}, { around: 0o755 })).toMatch(/\(0755\).*chmod 0700/);
});
