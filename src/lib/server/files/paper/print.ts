/** Sets a paper by Typst, in a worker: it computes in one go, and pages have to be answered meanwhile. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gateOf } from '../gate.ts';
import type { PaperContent } from './content.ts';
import dashboard from './dashboard.typ?raw';
import pages from './pages.typ?raw';
import source from './printing.worker.js?raw';
import { settable } from './signs.ts';

export interface ToPrint {
	/** Address of the compiler. */
	readonly library: string;
	/** Paths. */
	readonly fonts: readonly string[];
	/** Typst's markup: how parts come to pages, and the parts. */
	readonly template: string;
	/** JSON. */
	readonly data: string;
}

export type Printed =
	| {
			readonly bytes: Uint8Array;
			readonly pages: number;
			/** The compiler's checks of PDF/UA-1 passed. */
			readonly isAccessible: boolean;
	  }
	| { readonly fault: string };

export type Paper = Exclude<Printed, { readonly fault: string }>;

const AT_ONCE = 1;
const WAITING = 60;
/** Milliseconds; far beyond what the longest narrative takes. */
const LONGEST = 30_000;
/** Pictures, addresses and hashes: they stay as they are. */
const WHOLE: ReadonlySet<string> = new Set(['svg', 'bar', 'to', 'address', 'value']);
const gate = gateOf(AT_ONCE, WAITING, () => new Error('too many papers wait'));

// As text: a worker of its own file would have to be found again in the built server.
const template = `${pages}\n${dashboard}`;
const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const { resolve } = createRequire(import.meta.url);
const library = pathToFileURL(resolve('@myriaddreamin/typst-ts-node-compiler')).href;
const fonts = [
	'noto-sans/400Regular/NotoSans_400Regular.ttf',
	'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
	'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
	// Not Noto's: its dots are signs of their own, and programs that read the paper read such letters twice.
	'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
	'vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf',
].map((font) => resolve(`@expo-google-fonts/${font}`));

/**
 * One after the other, so that fifty who ask at once take the memory of one. Throws where it cannot be set, and where too
 * many wait already.
 */
export function printPaper(content: PaperContent): Promise<Paper> {
	const data = JSON.stringify(content, (key, value: unknown) =>
		typeof value === 'string' && !WHOLE.has(key) ? settable(value) : value,
	);
	return gate.enter(() => inWorker({ library, fonts, template, data }));
}

async function inWorker(toPrint: ToPrint): Promise<Paper> {
	const worker = new Worker(program, {
		workerData: toPrint,
		resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
	});
	const printed = await new Promise<Printed>((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('a paper takes too long')), LONGEST);
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`ended without a paper, ${code}`)));
		worker.once('exit', () => clearTimeout(late));
	}).finally(() => worker.terminate());
	if ('fault' in printed) throw new Error(`the paper could not be set: ${printed.fault}`);
	return printed;
}
