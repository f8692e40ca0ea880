/** The blocks of a text as WordprocessingML. */
import { xmlText } from '../xml.ts';
import type { Block, WordTable } from './document.ts';
import { isRightToLeft, paragraph, type Around } from './runs.ts';

const STYLES = { title: 'Title', paragraph: '', quote: 'Quote', small: 'Small' } as const;
/** Twips: the width of a line on A4 between its margins. */
const WIDTH = 9638;
/** As deep as the lists of `numbering.xml` go. */
const DEEPEST = 5;

export function blockOf(block: Block, around: Around): string {
	switch (block.is) {
		case 'table':
			return tableOf(block, around);
		case 'heading':
			return paragraph(block, `Heading${block.level}`, around);
		case 'item':
			return paragraph(block, 'ListParagraph', around, listOf(block, around));
		default:
			return paragraph(block, STYLES[block.is], around);
	}
}

/** Lists with bullets are number 1; each that counts has a number of its own, so that it begins at 1. */
function listOf(
	block: Block & { is: 'item' },
	{ lists }: Around,
): { readonly numbered?: string; readonly indented?: string } {
	const depth = Math.min(block.depth, DEEPEST - 1);
	// A further paragraph of an item stands where its text stands, without a sign.
	if (!block.isFirst) return { indented: `<w:ind w:left="${(depth + 1) * 360}"/>` };
	const known = block.counted === null ? -1 : lists.indexOf(block.counted);
	const place = block.counted === null ? -1 : known < 0 ? lists.push(block.counted) - 1 : known;
	return { numbered: `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${place + 2}"/></w:numPr>` };
}

function tableOf({ language, label, head, rows, widths }: WordTable, around: Around): string {
	const whole = widths.reduce((sum, one) => sum + one, 0);
	const columns = widths.map((one) => Math.floor((one / whole) * WIDTH));
	const row = (cells: readonly string[], isHead: boolean) =>
		`<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells
			.map((cell, i) => `<w:tc><w:tcPr><w:tcW w:w="${columns[i] ?? 0}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`)
			.join('')}</w:tr>`;
	const cell = (runs: WordTable['rows'][number][number], style: string) =>
		paragraph({ runs, language }, style, around);
	return [
		'<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/>',
		isRightToLeft(language) ? '<w:bidiVisual/>' : '',
		`<w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
		`<w:tblCaption w:val="${xmlText(label)}"/></w:tblPr>`,
		`<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
		row(
			head.map((text) => cell([{ text, bold: true }], 'Cell')),
			true,
		),
		...rows.map((cells) =>
			row(
				cells.map((runs) => cell(runs, 'Cell')),
				false,
			),
		),
		// Two tables that touch would be one.
		'</w:tbl>',
		paragraph({ runs: [], language }, 'Small', around),
	].join('');
}
