/** Where a bundle lies: a folder, or a .zip of it. */

export interface SourceFile {
	/** Bytes, unpacked. */
	readonly size: number;
	/** Bytes as it lies in a .zip; absent in a folder. */
	readonly packed?: number;
	/** Throws SourceError, then or while it is read, when the file cannot be unpacked. */
	open(): Promise<AsyncIterable<Buffer>>;
}

export interface Source {
	/** By the path inside the bundle, `/` between its parts. */
	readonly files: ReadonlyMap<string, SourceFile>;
	close(): void;
}

/** Thrown when there is no bundle to read: the message says why, in a sentence. */
export class SourceError extends Error {
	override readonly name = 'SourceError';
}
