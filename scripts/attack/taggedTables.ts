/** Tables of a PDF as its tags give them, read by pdf.js: whoever is read to gets these cells. */
import { getDocumentProxy } from 'unpdf';

export interface PaperTable {
	/** Texts of the heading above it. */
	readonly heading: readonly string[];
	/** By column, those of its head. */
	readonly heads: readonly (readonly string[])[];
	/** By row and cell, the texts of which it is made; those of a drawing are no cell's. */
	readonly rows: readonly (readonly (readonly string[])[])[];
}

interface Tag {
	readonly role?: string;
	readonly type?: string;
	readonly id?: string;
	readonly children?: readonly Tag[];
}
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Texts = ReadonlyMap<string, readonly string[]>;

const DIRECTIONS = /[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Words of an Arabic text stand as they were drawn, which is not the order in which they are read. */
export async function taggedTables(pdf: Uint8Array): Promise<PaperTable[]> {
	// It takes what it is given for its own.
	const file = await getDocumentProxy(new Uint8Array(pdf));
	const tables: PaperTable[] = [];
	let heading: readonly string[] = [];
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		const texts = await textsOf(page);
		const visit = (tag: Tag): void => {
			if (/^H\d$/.test(tag.role ?? '')) heading = within(tag, texts);
			else if (tag.role === 'Table') tables.push({ heading, ...cellsOf(tag, texts) });
			else for (const child of tag.children ?? []) visit(child);
		};
		const tree = (await page.getStructTree()) as Tag | null;
		if (tree) visit(tree);
	}
	return tables;
}

/** What stands in each piece of marked content, by its id. */
async function textsOf(page: Page): Promise<Texts> {
	const texts = new Map<string, string[]>();
	const open: (string | null)[] = [];
	for (const item of (await page.getTextContent({ includeMarkedContent: true })).items)
		if ('str' in item) {
			const id = open.findLast((one) => one !== null);
			const text = item.str.replaceAll(DIRECTIONS, '');
			if (typeof id === 'string' && text !== '') texts.set(id, [...(texts.get(id) ?? []), text]);
		} else if (item.type === 'endMarkedContent') open.pop();
		else open.push(item.id || null);
	return texts;
}

function within(tag: Tag, texts: Texts): string[] {
	if (tag.role === 'Figure') return [];
	if (tag.type === 'content') return [...(texts.get(tag.id ?? '') ?? [])];
	return (tag.children ?? []).flatMap((child) => within(child, texts));
}

function cellsOf(table: Tag, texts: Texts): Pick<PaperTable, 'heads' | 'rows'> {
	const all = (tag: Tag, role: string): Tag[] =>
		tag.role === role ? [tag] : (tag.children ?? []).flatMap((child) => all(child, role));
	const cells = (tag: Tag, role: string) => all(tag, role).map((cell) => within(cell, texts));
	return { heads: cells(table, 'TH'), rows: all(table, 'TR').map((row) => cells(row, 'TD')) };
}
