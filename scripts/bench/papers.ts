/** P15, P17: pages, memory and the papers themselves while fifty papers are asked for at once. */
import { LANGUAGES } from '#lib/plan/text.ts';
import { withDemonstration } from '../setup/demonstration.ts';
import { memoryOf } from './memory.ts';
import { sharePoint } from './measure.ts';
import { publishAgain } from './publishAgain.ts';
import type { Row } from './row.ts';
import { QUARTER } from './serving.ts';

const PAPERS = 50;
/** Milliseconds, and MB above idle. */
const [LONGEST, MOST] = [500, 512];
const [PAGE_EVERY, LOOK_EVERY] = [60, 250];
const REVISIONS = Math.ceil(PAPERS / LANGUAGES.length);

/** Each paper of its own: one that many ask for is made once. */
export async function papersRows(): Promise<Row[]> {
	return withDemonstration(ask, (database) => publishAgain(database, REVISIONS - 1));
}

async function ask(origin: string, pid: number): Promise<Row[]> {
	const idle = memoryOf(pid);
	let most = idle;
	const looking = setInterval(() => (most = Math.max(most, memoryOf(pid))), LOOK_EVERY);
	const began = performance.now();
	let isDone = false;
	const papers = Promise.all(Array.from({ length: PAPERS }, (_, n) => paper(origin, n))).finally(
		() => (isDone = true),
	);
	const times: number[] = [];
	for (let n = 0; !isDone; n += 1) {
		times.push(await page(origin, n));
		await new Promise((go) => setTimeout(go, PAGE_EVERY));
	}
	const right = (await papers).filter(Boolean).length;
	clearInterval(looking);
	const seconds = Math.round((performance.now() - began) / 1000);
	const p95 = Math.round(sharePoint(times, 0.95));
	const above = Math.round((most - idle) / 2 ** 20);
	return [
		row(
			`P17 p95 of a page while ${PAPERS} papers are made in ${seconds} s, ms; ${times.length} pages`,
			p95,
			LONGEST,
			p95 < LONGEST,
		),
		row(`P15 memory above idle while ${PAPERS} papers are made, MB`, above, MOST, above < MOST),
		row(`P17 papers of ${PAPERS} that are right`, right, PAPERS, right === PAPERS),
	];
}

function row(name: string, ours: number, reference: number, holds: boolean): Row {
	return { name, ours, reference, ratio: Number((ours / reference).toPrecision(3)), limit: 1, holds };
}

/** Whether it came, whole and in its language. */
async function paper(origin: string, n: number): Promise<boolean> {
	const language = LANGUAGES[n % LANGUAGES.length] ?? 'en';
	const revision = `r1.${Math.floor(n / LANGUAGES.length)}`;
	const prefix = language === 'en' ? '' : `/${language}`;
	const answer = await fetch(`${origin}${prefix}${QUARTER}/${revision}/files/dashboard.pdf`);
	const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
	const isNamed = answer.headers.get('content-disposition')?.includes(`${revision}-`) === true;
	return answer.status === 200 && isNamed && text.startsWith('%PDF-') && /%%EOF\s*$/.test(text);
}

/** A page that nobody has asked for yet, in milliseconds. */
async function page(origin: string, n: number): Promise<number> {
	const began = performance.now();
	const answer = await fetch(`${origin}${QUARTER}?seen=${n}`);
	await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`A page answered ${answer.status}.`);
	return performance.now() - began;
}
