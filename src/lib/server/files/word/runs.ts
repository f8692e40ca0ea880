/** Runs and paragraphs as WordprocessingML. */
import { xmlText } from '../xml.ts';
import type { Run } from './document.ts';

/** What a file has besides its text, gathered while that is written. */
export interface Around {
	/** Of the document. */
	readonly language: string;
	/** Addresses that links lead to; their place is the number of their relation. */
	readonly links: string[];
	/** Bookmarks so far. */
	names: number;
	/** Counted lists, in the order in which they begin. */
	readonly lists: number[];
}

const LOCALES = new Map([
	['en', 'en-GB'],
	['fr', 'fr-FR'],
	['ar', 'ar-LB'],
]);

export function isRightToLeft(language: string): boolean {
	return language === 'ar';
}

/** The languages of a run, or of the whole document: what is right to left is told apart. */
export function languageTag(language: string): string {
	const latin = isRightToLeft(language) ? 'en-GB' : (LOCALES.get(language) ?? 'en-GB');
	return `<w:lang w:val="${latin}" w:eastAsia="${latin}" w:bidi="ar-LB"/>`;
}

/** Latin words within a line of Arabic keep their own order; digits stand in the order of the line. */
const LATIN =
	/(\p{Script=Latin}[\p{Script=Latin}\p{N}\p{Mn}.@/_:'’-]*(?:[ \u00a0]\p{Script=Latin}[\p{Script=Latin}\p{N}\p{Mn}.@/_:'’-]*)*)/u;

export function runsOf(runs: readonly Run[], language: string, around: Around): string {
	return runs.map((run) => runOf(run, language, around)).join('');
}

function runOf(run: Run, language: string, around: Around): string {
	const pieces = isRightToLeft(language)
		? run.text.split(LATIN).map((text, i) => ({ text, rtl: i % 2 === 0 }))
		: [{ text: run.text, rtl: false }];
	const text = pieces
		.filter((piece) => piece.text !== '')
		.map((piece) => `<w:r>${lookOf(run, language, piece.rtl, around)}${textOf(piece.text)}</w:r>`)
		.join('');
	const end = run.ends ? '<w:r><w:br/></w:r>' : '';
	const note =
		run.note === undefined
			? ''
			: `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${run.note + 1}"/></w:r>`;
	if (run.link === undefined || !/^(?:https?|mailto):/i.test(run.link)) return text + note + end;
	const known = around.links.indexOf(run.link);
	const link = known < 0 ? around.links.push(run.link) - 1 : known;
	return `<w:hyperlink r:id="link${link + 1}" w:history="1">${text}</w:hyperlink>${note}${end}`;
}

function lookOf(run: Run, language: string, rtl: boolean, around: Around): string {
	const look = [
		...(run.link === undefined
			? run.code
				? ['<w:rStyle w:val="Code"/>']
				: []
			: ['<w:rStyle w:val="Hyperlink"/>']),
		...(run.bold ? ['<w:b/><w:bCs/>'] : []),
		...(run.italic ? ['<w:i/><w:iCs/>'] : []),
		...(run.strike ? ['<w:strike/>'] : []),
		...(rtl ? ['<w:rtl/>'] : []),
		...(language === around.language ? [] : [languageTag(language)]),
	];
	return look.length === 0 ? '' : `<w:rPr>${look.join('')}</w:rPr>`;
}

function textOf(text: string): string {
	return `<w:t xml:space="preserve">${xmlText(text.replaceAll(/[\t\r\n]+/g, ' '))}</w:t>`;
}

/** @param style its name; empty: that of plain text @param list where it stands in one: its number, or how far it is set in */
export function paragraph(
	{ runs, language, name }: { runs: readonly Run[]; language: string; name?: string },
	style: string,
	around: Around,
	list: { readonly numbered?: string; readonly indented?: string } = {},
): string {
	const look = [
		...(style === '' ? [] : [`<w:pStyle w:val="${style}"/>`]),
		list.numbered ?? '',
		...(isRightToLeft(language)
			? ['<w:bidi/>']
			: isRightToLeft(around.language)
				? ['<w:bidi w:val="0"/>']
				: []),
		list.indented ?? '',
	].join('');
	const text = runsOf(runs, language, around);
	const named = name === undefined ? text : bookmark(name, text, around);
	return `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${named}</w:p>`;
}

function bookmark(name: string, text: string, around: Around): string {
	const id = around.names++;
	return `<w:bookmarkStart w:id="${id}" w:name="${xmlText(name)}"/>${text}<w:bookmarkEnd w:id="${id}"/>`;
}
