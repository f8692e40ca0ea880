/** What the process and its files tell of themselves. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFileSync, statfsSync, statSync } from 'node:fs';
import { dataFolder } from '#lib/server/database/driver.ts';
import type { Family } from './text.ts';

/** Of the program, as its package has it. */
export function version(): string {
	return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}

/** Watches the process from now on. */
export function processMeter(version: string): (database: string) => Family[] {
	const delay = monitorEventLoopDelay({ resolution: 20 });
	delay.enable();
	const startedAt = Date.now() / 1000 - process.uptime();
	return (database) => {
		const { user, system } = process.cpuUsage();
		const { rss, heapUsed } = process.memoryUsage();
		const { bavail, bsize } = statfsSync(dataFolder(database));
		const p99 = delay.percentile(99) / 1e9;
		delay.reset();
		const one = (name: string, help: string, value: number, type: 'gauge' | 'counter' = 'gauge'): Family => ({
			name,
			help,
			type,
			samples: [{ value }],
		});
		return [
			{
				name: 'masar_build_info',
				help: 'Always 1.',
				type: 'gauge',
				samples: [{ labels: { version, node: process.version }, value: 1 }],
			},
			one('process_start_time_seconds', 'Start of the process since 1970.', startedAt),
			one('process_cpu_seconds_total', 'Time of the processor.', (user + system) / 1e6, 'counter'),
			one('process_resident_memory_bytes', 'Memory of the process.', rss),
			one('masar_heap_bytes', 'Memory of what JavaScript holds.', heapUsed),
			one(
				'masar_event_loop_delay_seconds',
				'What one of a hundred events had to wait since the last look.',
				p99,
			),
			one('masar_database_bytes', 'Size of the database file.', sizeOf(database)),
			one('masar_database_log_bytes', 'Size of what was written to it last.', sizeOf(`${database}-wal`)),
			one('masar_disk_free_bytes', 'Free where the database lies.', bavail * bsize),
		];
	};
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
