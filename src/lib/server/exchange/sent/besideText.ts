/** What is wrong with a bundle and stands in no row of it, as a text beside its files. */
import type { FoundFault } from '#lib/exchange/found.ts';
import { faultSentence } from '#lib/exchange/words/fault.ts';
import { m } from '#lib/paraglide/messages.js';

/** @param untold how many more there are that are not kept */
export function besideText(faults: readonly FoundFault[], untold: number): string {
	const lines = faults.map(({ file, row, column, kind, message, choices }) => {
		const place = [row === null ? '' : m.importing_fault_row({ row: String(row) }), column ?? ''];
		const where = [file, ...place.filter((part) => part !== '')].join(', ');
		return `${where}: ${faultSentence({ kind, choices })}${message === '' ? '' : `\n\t${message}`}`;
	});
	const rest = untold > 0 ? [m.importing_marked_untold({ count: untold })] : [];
	return [m.importing_marked_heading(), '', ...lines, ...rest, ''].join('\r\n');
}
