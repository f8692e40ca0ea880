/** A Word file that comes back: its paragraphs, by the bookmarks that it was sent with. */
import { Worker } from 'node:worker_threads';
import { gateOf } from '../gate.ts';
import { SpreadsheetError, type SpreadsheetFault } from '../spreadsheet/table.ts';
import { unpack } from '../spreadsheet/unpack.ts';
import { WORD_LIMITS } from './limits.ts';
// As text: a worker of its own file would have to be found again in the built server.
import source from './reading.worker.js?raw';

export type ReadRun =
	| {
			readonly text: string;
			readonly bold: boolean;
			readonly italic: boolean;
			readonly strike: boolean;
			/** Where it leads. */
			readonly link?: string;
			/** A footnote is marked here. */
			readonly note?: true;
			/** The line ends here. */
			readonly ends?: true;
	  }
	/** From here on it is what this bookmark names. */
	| { readonly begins: string };

export interface ReadParagraph {
	/** The bookmark that it goes on with, where that has not ended; empty: none. */
	readonly names: readonly string[];
	readonly runs: ReadRun[];
}

/** Why a file cannot be read: as of a workbook, which is unpacked by the same rules. */
export class WordError extends Error {
	override readonly name = 'WordError';
	readonly fault: SpreadsheetFault;
	constructor(fault: SpreadsheetFault, options?: ErrorOptions) {
		super(`the Word file cannot be read: ${fault}`, options);
		this.fault = fault;
	}
}

const gate = gateOf(WORD_LIMITS.atOnce, WORD_LIMITS.waiting, () => new WordError('busy'));
const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const NEEDED = /^(?:word\/document\.xml|word\/_rels\/document\.xml\.rels)$/;

/** Throws WordError when it is none, holds macros or a password, or is larger than limits allow. */
export function readWord(bytes: Uint8Array): Promise<ReadParagraph[]> {
	return gate.enter(async () => {
		const files = await unpacked(bytes);
		const xml = files.get('word/document.xml');
		if (!xml) throw new WordError('not a workbook');
		const relations = files.get('word/_rels/document.xml.rels');
		if (relations && relations.byteLength > WORD_LIMITS.relations) throw new WordError('too large');
		return inWorker(xml.toString('utf8'), relations?.toString('utf8') ?? '');
	});
}

async function unpacked(bytes: Uint8Array): Promise<Map<string, Buffer>> {
	try {
		return await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), NEEDED);
	} catch (cause) {
		if (cause instanceof SpreadsheetError) throw new WordError(cause.fault, { cause });
		throw cause;
	}
}

function inWorker(xml: string, relations: string): Promise<ReadParagraph[]> {
	const worker = new Worker(program, {
		workerData: { xml, relations, limits: WORD_LIMITS },
		resourceLimits: {
			maxOldGenerationSizeMb: WORD_LIMITS.heap,
			maxYoungGenerationSizeMb: 16,
			stackSizeMb: 4,
		},
		env: {},
		stdout: true,
		stderr: true,
	});
	return new Promise<ReadParagraph[]>((resolve, reject) => {
		const late = setTimeout(() => reject(new WordError('too slow')), WORD_LIMITS.time);
		worker.once('message', (answer: { paragraphs: ReadParagraph[] } | { fault: string }) => {
			if ('paragraphs' in answer) resolve(answer.paragraphs);
			else reject(new WordError(answer.fault === 'too large' ? 'too large' : 'not a workbook'));
		});
		worker.once('error', (cause) => reject(new WordError('too large', { cause })));
		worker.once('exit', () => reject(new WordError('not a workbook')));
		worker.once('exit', () => clearTimeout(late));
	}).finally(() => worker.terminate());
}
