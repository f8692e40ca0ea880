import { lawful } from '../xml.ts';

/** What no name of a sheet may hold. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const LONGEST = 31;

/** Names as a workbook takes them: shortened, without its own signs, each another, whatever their case. */
export function sheetNames(wanted: readonly string[]): string[] {
	const taken = new Set<string>();
	return wanted.map((name) => {
		const plain =
			lawful(name)
				.replaceAll(FORBIDDEN, ' ')
				.replaceAll(/^[\s']+|[\s']+$/g, '') || '-';
		let found = cut(plain, LONGEST);
		for (let more = 2; taken.has(found.toLowerCase()); more++)
			found = `${cut(plain, LONGEST - String(more).length - 1)} ${more}`;
		taken.add(found.toLowerCase());
		return found;
	});
}

/** Never inside of a sign that takes two. */
function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const end = /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most;
	return text.slice(0, end).trimEnd();
}
