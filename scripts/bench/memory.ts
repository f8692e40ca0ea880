import { readFileSync } from 'node:fs';

/** What the process holds of the machine's memory, in bytes, what it shares with others by its part; 0: it has ended. */
export function memoryOf(pid: number): number {
	try {
		const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
		return Number(kilobytes ?? 0) * 1024;
	} catch {
		return 0;
	}
}
