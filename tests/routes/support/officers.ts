/** Officers at work, and what the server needs for it. */
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { writeDrafts, type Draft } from './drafts.ts';
import { sendAll, type Form } from './flight.ts';

/** Makes the file, of a plan that strangers see. Returns a draft of each officer, without rows. */
export async function writeOfficers(path: string): Promise<Draft[]> {
	const { empty } = await writeDrafts(path);
	const db = openDatabase(path);
	await transaction(db, async (writer) => void (await run(writer, `update plan set public = 'approved'`)));
	await closeDatabase(db);
	return empty;
}

/** A row saved through the page. */
export const save = ({ id, cookie }: Draft, n: number): Form => ({
	path: `/reports/${id}?/save`,
	cookie,
	fields: {
		[`f.row${n}.place`]: 'M5',
		[`f.row${n}.1.total`]: '12',
		[`f.row${n}.1.c.1`]: '7',
		[`f.row${n}.1.c.2`]: '5',
	},
	scripted: true,
});

/** Officers save rows, four a second, until they are told to stop. Answers how many were taken, of how many. */
export function working(
	origin: string,
	officers: readonly Draft[],
): () => Promise<{ sent: number; taken: number; slowest: number }> {
	const answers: Promise<boolean>[] = [];
	let slowest = 0;
	const timer = setInterval(() => {
		const n = answers.length;
		const officer = officers[n % officers.length];
		if (!officer) return;
		const at = performance.now();
		answers.push(
			sendAll(origin, [save(officer, n)], 1).then(([answer]) => {
				slowest = Math.max(slowest, performance.now() - at);
				return answer?.body.startsWith('{"type":"success"') ?? false;
			}),
		);
	}, 250);
	return async () => {
		clearInterval(timer);
		const taken = (await Promise.all(answers)).filter(Boolean).length;
		return { sent: answers.length, taken, slowest: Math.round(slowest) };
	};
}

/** What the server's process holds in memory. Bytes. */
export async function memoryOf(origin: string): Promise<number> {
	const text = await (await fetch(`${origin}/metrics`)).text();
	return Number(/^process_resident_memory_bytes (.*)$/m.exec(text)?.[1]);
}
