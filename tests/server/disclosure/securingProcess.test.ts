/** What becomes of a server whose process ends, and of a process whose server ends. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { askProcess } from '#lib/server/disclosure/securingProcess.ts';
import { realisticPlan } from '../../support/disclosure/realisticPlan.ts';
import { PATIENCE } from '../../support/long.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const programOf = (name: string, code: string) => {
	const path = join(folder.path, name);
	writeFileSync(path, code);
	return pathToFileURL(path);
};

test('a process that is ended before it answered is said to have been, and this one goes on', async () => {
	const ends = programOf('ends.mjs', "process.once('message', () => process.kill(process.pid, 'SIGABRT'))");
	await expect(askProcess(ends, {}, () => undefined)).rejects.toThrow('ended without an answer, SIGABRT');
});

test('all that is told is heard, in its order, also what is told last', async () => {
	const tells = programOf(
		'tells.mjs',
		`process.once('message', ({ many }) => {
			for (let at = 0; at < many; at += 1) process.send({ at, text: 'x'.repeat(10_000) });
			process.send({ at: 'last' }, () => process.disconnect());
		})`,
	);
	const heard: unknown[] = [];
	await askProcess<{ readonly at: unknown }>(tells, { many: 500 }, ({ at }) => heard.push(at));
	expect(heard).toEqual([...Array.from({ length: 500 }, (_, at) => at), 'last']);
});

/** Seconds of a processor that a process took so far: fields 14 and 15 of proc_pid_stat(5), in hundredths. Null: it ended. */
function secondsOf(pid: number): number | null {
	const path = `/proc/${pid}/stat`;
	if (!existsSync(path)) return null;
	const [user = Number.NaN, system = Number.NaN] = readFileSync(path, 'utf8')
		.replace(/^.*\) /, '')
		.split(' ')
		.slice(11, 13)
		.map(Number);
	return (user + system) / 100;
}

test('a process whose server was killed computes for nobody', async () => {
	const { href } = new URL('../../../src/lib/server/disclosure/secureApart.ts', import.meta.url);
	const server = fork(
		programOf(
			'server.mjs',
			`import { secureApart } from '${href}';
			process.once('message', (asked) => secureApart(asked, ({ done }) => process.send(done)));`,
		),
		[],
		{ serialization: 'advanced', execArgv: [] },
	);
	// Some four seconds of a processor.
	server.send(realisticPlan(13, 2));
	await once(server, 'message');
	const { pid = 0 } = server;
	const started = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
	const before = secondsOf(started) ?? Number.NaN;
	server.kill('SIGKILL');
	const more = await vi.waitUntil(() => {
		const seconds = secondsOf(started);
		if (seconds === null) return 'none';
		return seconds - before > 1.5 && 'too many';
	}, PATIENCE);
	expect(more).toBe('none');
});
