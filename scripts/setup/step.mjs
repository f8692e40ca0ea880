/** @param {number} since milliseconds */
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Says what is done, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @param {(line: string) => void} print
 * @returns {Promise<T>}
 */
export async function step(title, work, print = console.log) {
	const began = Date.now();
	print(`• ${title} …`);
	const result = await work();
	print(`  done in ${seconds(began)}`);
	return result;
}

/** Something the reader can mend: printed as a sentence, without a stack. */
export class Sentence extends Error {}

/**
 * @param {unknown} error
 * @param {string} [lastLine]
 */
export function fail(error, lastLine) {
	console.error(error instanceof Sentence ? `\n${error.message}` : error);
	if (lastLine) console.log(lastLine);
	process.exit(1);
}
