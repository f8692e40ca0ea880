import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { root } from '../setup/process.mjs';
import type { Row } from './row.ts';

export const QUARTER = '/lrp-2024/social-stability/2024/q1';
const SECTOR = '/api/v1/plans/lrp-2024/sectors/social-stability';
const REQUESTS = 4000;
export const CONNECTIONS = 16;
/** The kernel counts a process's time in hundredths of a second. */
const TICKS = 100;

const ADDRESSES = [
	{ name: 'P9 public dashboard', path: QUARTER, limit: 0.25 },
	{ name: 'P9b CSV', path: `${QUARTER}/progress.csv`, limit: 0.25 },
	{ name: 'P9b API', path: `${SECTOR}/progress?year=2024&quarter=1`, limit: 0.25 },
	{ name: 'P9b map page', path: `${QUARTER}/map`, limit: 0.25 },
] as const;

/**
 * P9, P9b: requests a second of one core, against a bare `node:http` server that sends the same bytes. A core's second
 * is one that the server's process has used, so that neither the reader nor what else the machine does counts.
 * @param pid the application's process; Linux tells its time
 */
export async function servingRows(origin: string, pid: number): Promise<Row[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const rows: Row[] = [];
	try {
		for (const { name, path, limit } of ADDRESSES) {
			const sample = await ask(agent, origin + path);
			const bare = await startBare(sample.body);
			try {
				const ours = await rate(agent, origin + path, pid, {});
				const reference = await rate(agent, bare.origin, bare.pid, {});
				rows.push(rateRow(`${name}, requests/s of a core`, ours, reference, limit));
				if (path !== QUARTER) continue;
				const known = { 'if-none-match': sample.etag };
				const unchanged = await rate(agent, origin + path, pid, known);
				const empty = await rate(agent, `${bare.origin}/304`, bare.pid, known);
				rows.push(rateRow(`${name} unchanged (304), requests/s of a core`, unchanged, empty, 0.4));
			} finally {
				bare.process.kill();
			}
		}
	} finally {
		agent.destroy();
	}
	return rows;
}

/** @param limit what ours must be of the reference at least */
export function rateRow(name: string, ours: number, reference: number, limit: number): Row {
	const ratio = Number((ours / reference).toPrecision(3));
	return {
		name,
		ours: Math.round(ours),
		reference: Math.round(reference),
		ratio,
		limit,
		holds: ratio >= limit,
	};
}

/** Requests a second of a core, after a quarter as many to warm up. */
export async function rate(
	agent: Agent,
	address: string,
	pid: number,
	headers: Record<string, string>,
	requests = REQUESTS,
): Promise<number> {
	await many(agent, [address], requests / 4, headers);
	const before = secondsOf(pid);
	await many(agent, [address], requests, headers);
	return requests / (secondsOf(pid) - before);
}

/** So many answers, from one address after the other. */
export async function many(
	agent: Agent,
	addresses: readonly string[],
	count: number,
	headers: Record<string, string>,
): Promise<void> {
	let left = count;
	const worker = async () => {
		while (left-- > 0) await ask(agent, addresses[left % addresses.length] ?? '', headers);
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

async function ask(agent: Agent, address: string, headers: Record<string, string> = {}) {
	const sent = get(address, { agent, headers: { 'accept-encoding': 'br', ...headers } });
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(chunk as Buffer);
	if (answer.statusCode !== 200 && answer.statusCode !== 304) {
		throw new Error(`${address} answered ${answer.statusCode}`);
	}
	return { body: Buffer.concat(chunks), etag: String(answer.headers.etag) };
}

/** Seconds of processor that a process has used, in it and in the kernel for it. */
export function secondsOf(pid: number): number {
	const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const [user, system] = rest.split(' ').slice(11, 13).map(Number);
	return ((user ?? 0) + (system ?? 0)) / TICKS;
}

/** A server that knows nothing but these bytes. */
async function startBare(body: Buffer): Promise<{ origin: string; pid: number; process: ChildProcess }> {
	const script = join(root, 'scripts', 'bench', 'bareServer.mjs');
	const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdin.end(body);
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	if (child.pid === undefined) throw new Error('The bare server did not start.');
	return { origin: `http://127.0.0.1:${Number(line.toString())}`, pid: child.pid, process: child };
}
