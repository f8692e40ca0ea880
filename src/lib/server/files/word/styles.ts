/** The parts of a Word file that are the same in each but for its language. */
import { isRightToLeft, languageTag } from './runs.ts';

export const NAMESPACES =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const INK = '1C2430';
const DIM = '566172';
const ACCENT = '1D5A9F';

/** Half points: 22 is 11 pt. The reader's own fonts: none is carried along. */
export function stylesOf(language: string): string {
	const toRight = isRightToLeft(language) ? '<w:bidi/>' : '';
	const style = (id: string, name: string, look: string, letters: string, more = '') =>
		`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}<w:qFormat/><w:pPr>${look}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
	const size = (halves: number) => `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`;
	const bold = '<w:b/><w:bCs/>';
	const heading = (level: number, halves: number, before: number) =>
		style(
			`Heading${level}`,
			`heading ${level}`,
			`<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`,
			`${bold}<w:color w:val="${INK}"/>${size(halves)}`,
			'<w:next w:val="Normal"/>',
		);
	return `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>${size(22)}${languageTag(language)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${toRight}</w:pPr></w:style>`,
		'<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
		'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
		style('Title', 'Title', '<w:spacing w:after="60"/>', `${bold}<w:color w:val="${INK}"/>${size(40)}`),
		heading(1, 30, 360),
		heading(2, 26, 280),
		heading(3, 23, 220),
		heading(4, 22, 180),
		style('Quote', 'Quote', '<w:ind w:left="480" w:right="480"/>', '<w:i/><w:iCs/>'),
		style('Small', 'Small', '<w:spacing w:after="40"/>', `<w:color w:val="${DIM}"/>${size(18)}`),
		style('Cell', 'Cell', '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', size(19)),
		style('ListParagraph', 'List Paragraph', '<w:contextualSpacing/>', ''),
		style('Footer', 'footer', '<w:spacing w:after="0"/>', `<w:color w:val="${DIM}"/>${size(16)}`),
		style('FootnoteText', 'footnote text', '<w:spacing w:after="40"/>', size(18)),
		'<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>`,
		'<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr></w:style>',
		`<w:style w:type="table" w:customStyle="1" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="${INK}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${DIM}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5DBE3"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>${bold}</w:rPr></w:tblStylePr></w:style>`,
	].join('')}</w:styles>`;
}

/** Number 1 has bullets, each further one counts for itself. @param lists how many count */
export function numberingOf(lists: number): string {
	const levels = (format: string, sign: (level: number) => string) =>
		Array.from(
			{ length: 5 },
			(_, level) =>
				`<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(level + 1) * 360}" w:hanging="360"/></w:pPr></w:lvl>`,
		).join('');
	const counted = Array.from(
		{ length: lists },
		(_, i) =>
			`<w:num w:numId="${i + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
	).join('');
	return `${XML}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels('bullet', () => '•')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${levels('decimal', (level) => `%${level + 1}.`)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${counted}</w:numbering>`;
}

export function documentSettings(language: string): string {
	return `${XML}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>${languageTag(language).replace('<w:lang', '<w:themeFontLang')}</w:settings>`;
}
