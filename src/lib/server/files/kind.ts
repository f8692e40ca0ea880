import type { Languages } from '#lib/publication/fileLanguage.ts';
import type { Language } from '#lib/plan/text.ts';
import type { FileEdition } from './edition.ts';

/** A kind of file of a quarter. */
export interface FileKind {
	/** As its address ends: `…/files/figures.csv`. */
	readonly name: string;
	/** Media type, as the answer says it. */
	readonly type: string;
	readonly languages: Languages;
	/** Of a draft there is none. */
	readonly publishedOnly?: true;
	/**
	 * The bytes. All messages are in the language meanwhile; of a file that is one for all languages it is English. Two are
	 * made at a time: what takes long belongs into a worker. What it throws is told in a sentence, and nothing is stored.
	 */
	readonly make: (edition: FileEdition, language: Language) => Promise<Uint8Array>;
}
