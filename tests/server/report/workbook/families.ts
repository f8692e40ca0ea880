/** Hostile workbooks by the hundred: families of one idea each, in every part of the file and of every size that matters. */
import { makeZip } from '../../../support/zip.ts';
import { brokenFiles } from './brokenFiles.ts';
import { RELS, SHEET, sheetOf, workbook, type Hostile, type Parts } from './smallest.ts';

/** Every part that a reader unpacks. */
const PARTS = [
	'[Content_Types].xml',
	'_rels/.rels',
	'xl/workbook.xml',
	'xl/_rels/workbook.xml.rels',
	'xl/worksheets/sheet1.xml',
	'xl/sharedStrings.xml',
	'xl/styles.xml',
] as const;

const one = (name: string, parts: () => Parts): Hostile => ({ name, file: () => makeZip(parts()) });
const inPart = (part: string, text: string) => () => workbook('<row><c><v>1</v></c></row>', { [part]: text });
const cell = (attributes: string, inside: string) => () =>
	workbook(`<row r="1"><c ${attributes}>${inside}</c></row>`);
const times = (count: number, text: (i: number) => string) =>
	Array.from({ length: count }, (_, i) => text(i)).join('');

/** Files that unpack to far more than they weigh, and files that say they do not. */
const bombs = PARTS.flatMap((part) => [
	...[5, 30, 120].map((megabytes) =>
		one(`${megabytes} MB of blanks in ${part}`, () =>
			workbook('', { [part]: Buffer.alloc(megabytes * 2 ** 20, 32) }),
		),
	),
	...[0, 1000, 0xfffffffe].map((claimed) => ({
		name: `${part} of 30 MB that claims ${claimed} bytes`,
		file: () => makeZip(workbook('', { [part]: Buffer.alloc(30 * 2 ** 20, 32) }), { claimed }),
	})),
]);

const DOCTYPES = [
	`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><x>&c;</x>`,
	'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
	'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><x/>',
	`<!DOCTYPE x [${times(20_000, (i) => `<!ENTITY e${i} "&e${i + 1};">`)}]><x>&e0;</x>`,
];
const entities = PARTS.flatMap((part) =>
	DOCTYPES.map((text, i) => one(`entities ${i} in ${part}`, inPart(part, text))),
);

const deep = PARTS.flatMap((part) =>
	[1_000, 100_000, 1_000_000].flatMap((depth) => [
		one(`${depth} elements inside one another in ${part}`, inPart(part, '<row>'.repeat(depth))),
		one(`${depth} elements closed that never began in ${part}`, inPart(part, '</row>'.repeat(depth))),
	]),
);

const UNENDING = [
	`<row r="${'1'.repeat(3_000_000)}`,
	`<${'a'.repeat(3_000_000)}`,
	`<!--${'-'.repeat(3_000_000)}`,
	`<![CDATA[${']'.repeat(3_000_000)}`,
	`<?xml ${' '.repeat(3_000_000)}`,
	`<c ${times(100_000, (i) => `a${i}="" `)}/>`,
	`&${'a'.repeat(3_000_000)}`,
	`&#x${'f'.repeat(3_000_000)};`,
	`<t>${'&#10;'.repeat(600_000)}</t>`,
];
const unending = PARTS.flatMap((part) =>
	UNENDING.map((text, i) => one(`without end ${i} in ${part}`, inPart(part, text))),
);

const REFERENCES = [
	'XFD1048576',
	'A0',
	'AAAA1',
	'',
	'-1',
	'A-1',
	'1',
	'A1e309',
	'ZZZZZZZZZZ99999999999',
	'__proto__',
	'A1:B2',
];
const TYPES = ['s', 'b', 'e', 'd', 'str', 'inlineStr', 'n', 'constructor'];
const VALUES = [
	'-1',
	'1e999',
	'NaN',
	'4294967296',
	'0.5',
	'__proto__',
	'9'.repeat(100_000),
	'=1+1',
	'\u202e1',
	'',
];
const cells = [
	...REFERENCES.map((r) => one(`a cell at "${r}"`, cell(`r="${r}"`, '<v>1</v>'))),
	...REFERENCES.map((r) => one(`a row "${r}"`, () => workbook(`<row r="${r}"><c><v>1</v></c></row>`))),
	...TYPES.flatMap((t) =>
		VALUES.map((v) =>
			one(`type ${t}, value ${v.slice(0, 20)}`, cell(`r="A1" t="${t}"`, `<v>${v}</v><is><t>${v}</t></is>`)),
		),
	),
	...[
		'SUM(A1:XFD1048576)',
		'WEBSERVICE("http://127.0.0.1:9/")',
		"cmd|' /C calc'!A0",
		'A1'.repeat(100_000),
	].map((f) => one(`formula ${f.slice(0, 20)}`, cell('r="A1"', `<f>${f}</f><v>1</v>`))),
	...[100_000, 1_000_000].map((count) =>
		one(`${count} cells in a row`, () => workbook(`<row>${'<c><v>1</v></c>'.repeat(count)}</row>`)),
	),
	...[20_000, 400_000].map((count) =>
		one(`${count} rows`, () => workbook('<row><c><v>1</v></c></row>'.repeat(count))),
	),
	...[20_000, 400_000].map((count) =>
		one(`${count} rows of nothing`, () => workbook('<row/>'.repeat(count))),
	),
];

const AROUND: readonly [string, string][] = [
	['merged cells', times(50_000, (i) => `<mergeCell ref="A${i + 1}:XFD${i + 1}"/>`)],
	['links', times(50_000, (i) => `<hyperlink ref="A${i + 1}" r:id="x"/>`)],
	['conditions', times(50_000, () => '<cfRule type="expression"><formula>1</formula></cfRule>')],
	['checks', times(50_000, () => '<dataValidation sqref="A1:XFD1048576"/>')],
	['columns', times(50_000, (i) => `<col min="${i + 1}" max="16384"/>`)],
];
const around = [
	...AROUND.map(([name, text]) =>
		one(`50,000 ${name}`, () =>
			workbook('', { 'xl/worksheets/sheet1.xml': sheetOf('<row><c><v>1</v></c></row>', text) }),
		),
	),
	...[50, 5_000].map((count) =>
		one(`${count} sheets of one file`, () =>
			workbook('', {
				'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${RELS}"><sheets>${times(count, (i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="r1"/>`)}</sheets></workbook>`,
			}),
		),
	),
	...[50_000, 200_000].map((count) =>
		one(`${count} shared texts`, () =>
			workbook('', { 'xl/sharedStrings.xml': `<sst ${SHEET}>${'<si><t>a</t></si>'.repeat(count)}</sst>` }),
		),
	),
	...['0;'.repeat(100_000), '[h]'.repeat(100_000), 'y'.repeat(1_000_000), '"'.repeat(99_999)].map((format) =>
		one(`a format of ${format.length} signs ${format.slice(0, 3)}`, () =>
			workbook('<row><c r="A1" s="0"><v>1</v></c></row>', {
				'xl/styles.xml': `<styleSheet ${SHEET}><numFmts><numFmt numFmtId="200" formatCode='${format}'/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
			}),
		),
	),
	...[500, 2_000, 32_000].flatMap((length) =>
		[10, 500, 2_000].map((rows) =>
			one(`one text of ${length} in ${rows} × 100 cells`, () =>
				workbook(`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(rows), {
					'xl/sharedStrings.xml': `<sst ${SHEET}><si><t>${'x'.repeat(length)}</t></si></sst>`,
				}),
			),
		),
	),
];

export const FAMILIES: readonly Hostile[] = [
	...bombs,
	...entities,
	...deep,
	...unending,
	...cells,
	...around,
	...brokenFiles(),
];
