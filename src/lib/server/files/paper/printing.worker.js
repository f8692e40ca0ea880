/** Runs apart: see `print.ts`. Gets what it needs by `workerData`, imports by full address. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `print.ts` has no types but these. */
/** @type {import('./print.ts').ToPrint} */
const { library, fonts, template, data } = workerData;
/** @type {typeof import('@myriaddreamin/typst-ts-node-compiler')} */
const { NodeCompiler } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

/**
 * How old, in documents, what the compiler remembers for all of them together may be. Fifty papers one after the other
 * held 350 MB with one, 600 with five, which took four fifths of the time.
 */
const OLDEST = 1;

/** @returns {import('./print.ts').Printed} */
function print() {
	const compiler = NodeCompiler.create({
		workspace: '/',
		fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(font)) }],
	});
	compiler.mapShadow('/data.json', Buffer.from(data));
	try {
		const compiled = compiler.compile({ mainFileContent: template });
		const document = compiled.result;
		if (!document) {
			const error = compiled.takeDiagnostics();
			return { fault: JSON.stringify(error ? compiler.fetchDiagnostics(error) : 'nothing was set') };
		}
		const pages = document.numOfPages;
		try {
			const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', pdfTags: true });
			return { bytes: new Uint8Array(bytes), pages, isAccessible: true };
		} catch {
			// A text has signs that no font has: tagged like the others, and not called accessible.
			return { bytes: new Uint8Array(compiler.pdf(document, { pdfTags: true })), pages, isAccessible: false };
		}
	} finally {
		compiler.evictCache(OLDEST);
	}
}

parentPort?.postMessage(print());
