import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { gateOf } from '../gate.ts';
import { fontFiles } from './fonts.ts';
// As text: a worker of its own file would have to be found again in the built server.
import source from './painting.worker.js?raw';

/** A picture takes a processor for some tenths of a second: one after the other, and not too many who wait. */
const gate = gateOf(1, 20, () => error(503, { message: m.failure_busy() }));
/** Milliseconds. */
const LONGEST = 30_000;

const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const library = pathToFileURL(createRequire(import.meta.url).resolve('@resvg/resvg-js')).href;
const fonts = [...fontFiles(400), ...fontFiles(600)];

/**
 * An SVG of this project as PNG, painted apart from what answers pages: the same bytes for the same picture. Throws 503 when
 * too many wait.
 * @param width pixels; the height follows
 */
export function paint(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
	// The painter knows no font of a system, and would forget those that are named behind it.
	const named = svg.replaceAll('font-family="system-ui, ', 'font-family="');
	return gate.enter(() => inWorker(named, width));
}

function inWorker(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
	const worker = new Worker(program, {
		workerData: { library, svg, width, fonts },
		resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
		stdout: true,
		stderr: true,
	});
	return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('a picture took too long to paint')), LONGEST);
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('a picture was not painted')));
		worker.once('exit', () => clearTimeout(late));
	}).finally(() => worker.terminate());
}
