/** The least that a reader takes for a workbook, to be made hostile. */
export const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
export const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface Hostile {
	readonly name: string;
	readonly file: () => Uint8Array;
}

export type Parts = Record<string, string | Buffer>;

/** The least that a reader takes for a workbook, with parts of it replaced. */
export function workbook(data: string, more: Parts = {}): Parts {
	return {
		'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
		'_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${RELS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': sheetOf(data),
		'xl/sharedStrings.xml': `<sst ${SHEET}><si><t>a</t></si></sst>`,
		'xl/styles.xml': `<styleSheet ${SHEET}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
		...more,
	};
}

export function sheetOf(data: string, rest = ''): string {
	return `<worksheet ${SHEET}><sheetData>${data}</sheetData>${rest}</worksheet>`;
}
