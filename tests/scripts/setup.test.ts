import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isComplete } from '../../scripts/setup/install.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { address, assertFree } from '../../scripts/setup/port.mjs';

const folder = mkdtempSync(join(tmpdir(), 'masar setup '));
afterAll(() => rmSync(folder, { recursive: true }));

describe('packages are installed again', () => {
	const wanted = {
		'': {},
		'node_modules/a': { version: '1.0.0' },
		'node_modules/b': { version: '2.0.0', optional: true },
	};

	test.each([
		[
			'not when all are there',
			{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } },
			true,
		],
		['not when one for another machine is missing', { 'node_modules/a': { version: '1.0.0' } }, true],
		['when one is missing', { 'node_modules/b': { version: '2.0.0' } }, false],
		['when one has another version', { 'node_modules/a': { version: '1.0.1' } }, false],
		[
			'when an optional one has another version',
			{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } },
			false,
		],
	])('%s', (_, installed, complete) => {
		expect(isComplete(wanted, installed)).toBe(complete);
	});
});

describe('the address', () => {
	test.each([
		[{}, '127.0.0.1', 3000, 'http://localhost:3000'],
		[{ PORT: '8080', HOST: '0.0.0.0' }, '0.0.0.0', 8080, 'http://localhost:8080'],
		[{ HOST: '::2' }, '::2', 3000, 'http://[::2]:3000'],
		[{ HOST: 'masar.example' }, 'masar.example', 3000, 'http://masar.example:3000'],
		[{ ORIGIN: 'https://masar.example' }, '127.0.0.1', 3000, 'https://masar.example'],
	])('of %o', (settings, host, port, origin) => {
		expect(address(settings)).toEqual({ host, port, origin });
	});

	test.each(['0', '65536', 'abc', '80.5'])('refuses the port %s', (port) => {
		expect(() => address({ PORT: port })).toThrow(`not "${port}"`);
	});

	test('in use is said in a sentence', async () => {
		const other = createServer();
		const port = await new Promise<number>((done) => {
			other.listen(0, '127.0.0.1', () => done((other.address() as AddressInfo).port));
		});
		await expect(assertFree('127.0.0.1', port)).rejects.toThrow(`Port ${port} is in use`);
		await new Promise((done) => other.close(done));
		await expect(assertFree('127.0.0.1', port)).resolves.toBeUndefined();
	});
});

describe('two that prepare at once', () => {
	test('take turns', async () => {
		const path = join(folder, 'both.lock');
		const diary = join(folder, 'diary');
		const program = `
			import { appendFileSync } from 'node:fs';
			import { alone } from ${JSON.stringify(resolve('scripts/setup/lock.mjs'))};
			const write = (line) => appendFileSync(${JSON.stringify(diary)}, line);
			await alone(async () => {
				write('[');
				await new Promise((done) => setTimeout(done, 300));
				write(']');
			}, () => {}, ${JSON.stringify(path)});`;
		const run = () =>
			new Promise((done) =>
				spawn(process.execPath, ['--input-type=module', '-e', program]).once('exit', done),
			);
		expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
		expect(readFileSync(diary, 'utf8')).toBe('[][][]');
		expect(existsSync(path)).toBe(false);
	});

	test('do not wait for one that was killed', async () => {
		const path = join(folder, 'dead.lock');
		const killed = spawn(process.execPath, ['-e', '']);
		await new Promise((done) => killed.once('exit', done));
		writeFileSync(path, `${killed.pid}`);
		expect(
			await alone(
				async () => 'done',
				() => undefined,
				path,
			),
		).toBe('done');
	});

	test('let the next one in after a failure', async () => {
		const path = join(folder, 'failed.lock');
		const failing = alone(
			async () => Promise.reject(new Error('no network')),
			() => undefined,
			path,
		);
		await expect(failing).rejects.toThrow('no network');
		expect(existsSync(path)).toBe(false);
	});
});
