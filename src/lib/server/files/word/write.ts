/** A Word file: an OPC package of WordprocessingML, the same bytes for the same text. */
import { packedZip } from '../spreadsheet/pack.ts';
import { xmlText } from '../xml.ts';
import { blockOf } from './blocks.ts';
import type { WordDocument } from './document.ts';
import { isRightToLeft, paragraph, runsOf, type Around } from './runs.ts';
import { NAMESPACES, numberingOf, documentSettings, stylesOf, XML } from './styles.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const PARTS = ['styles', 'numbering', 'settings', 'footnotes', 'footer'] as const;

export async function writeWord(document: WordDocument): Promise<Uint8Array> {
	const around: Around = { language: document.language, links: [], names: 0, lists: [] };
	const body = document.blocks.map((block) => blockOf(block, around)).join('');
	const rest: Around = { ...around, links: [] };
	const notes = notesOf(document, rest);
	const files = new Map([
		['[Content_Types].xml', contentTypes()],
		[
			'_rels/.rels',
			relations([
				['document', `${OFFICE}/officeDocument`, 'word/document.xml'],
				['core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
			]),
		],
		['docProps/core.xml', core(document)],
		['word/document.xml', bodyOf(body, document)],
		[
			'word/_rels/document.xml.rels',
			relations(
				PARTS.map((part) => [part, `${OFFICE}/${part}`, `${part}.xml`]),
				around.links,
			),
		],
		['word/styles.xml', stylesOf(document.language)],
		['word/numbering.xml', numberingOf(around.lists.length)],
		['word/settings.xml', documentSettings(document.language)],
		['word/footnotes.xml', notes],
		['word/_rels/footnotes.xml.rels', relations([], rest.links)],
		['word/footer.xml', footOf(document, around)],
	]);
	return new Uint8Array(
		await packedZip(new Map([...files].map(([name, text]) => [name, Buffer.from(text)]))),
	);
}

function contentTypes(): string {
	const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
	return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/word/document.xml', `${TYPE}.document.main+xml`)}${PARTS.map((name) => part(`/word/${name}.xml`, `${TYPE}.${name}+xml`)).join('')}${part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`;
}

/** @param links addresses that lead out of the file */
function relations(
	parts: readonly (readonly [string, string, string])[],
	links: readonly string[] = [],
): string {
	const inner = parts.map(
		([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
	);
	const outer = links.map(
		(link, i) =>
			`<Relationship Id="link${i + 1}" Type="${OFFICE}/hyperlink" Target="${xmlText(link)}" TargetMode="External"/>`,
	);
	return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${[...inner, ...outer].join('')}</Relationships>`;
}

function core({ title, language, at }: WordDocument): string {
	const time = (name: string) =>
		`<dcterms:${name} xsi:type="dcterms:W3CDTF">${xmlText(at.replace(/\.\d+Z$/, 'Z'))}</dcterms:${name}>`;
	return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Masar</dc:creator><dc:language>${xmlText(language)}</dc:language>${time('created')}${time('modified')}</cp:coreProperties>`;
}

function bodyOf(body: string, { language }: WordDocument): string {
	const toRight = isRightToLeft(language) ? '<w:bidi/>' : '';
	return `${XML}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>${toRight}</w:sectPr></w:body></w:document>`;
}

function notesOf({ notes }: WordDocument, around: Around): string {
	const apart = (id: number, type: string) =>
		`<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`;
	const own = notes.map(({ runs, language }, i) => {
		const look = `<w:pPr><w:pStyle w:val="FootnoteText"/>${isRightToLeft(language) ? '<w:bidi/>' : ''}</w:pPr>`;
		const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
		const text = runsOf([{ text: ' ' }, ...runs], language, around);
		return `<w:footnote w:id="${i + 1}"><w:p>${look}${mark}${text}</w:p></w:footnote>`;
	});
	return `${XML}<w:footnotes ${NAMESPACES}>${apart(-1, 'separator')}${apart(0, 'continuationSeparator')}${own.join('')}</w:footnotes>`;
}

/** The number of the page is the one field of the file. */
function footOf({ foot, language }: WordDocument, around: Around): string {
	const lines = foot.map((text) => paragraph({ runs: [{ text }], language }, 'Footer', around));
	const look = `<w:pPr><w:pStyle w:val="Footer"/>${isRightToLeft(language) ? '<w:bidi/>' : ''}</w:pPr>`;
	const number = (what: string) => `<w:fldSimple w:instr=" ${what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
	return `${XML}<w:ftr ${NAMESPACES}>${lines.join('')}<w:p>${look}${number('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${number('NUMPAGES')}</w:p></w:ftr>`;
}
