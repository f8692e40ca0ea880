/** Runs apart, with little memory and time: see `read.ts`. Reads the paragraphs of a Word file that have a bookmark. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `read.ts` has no types but these. */
/** @type {{ xml: string, relations: string, limits: typeof import('./limits.ts').WORD_LIMITS }} */
const { xml, relations, limits } = workerData;
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

/** A tag, or what stands between two. */
const PIECE = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<[?!][^>]*>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What is no text of the document, with all that is in it: struck out, drawn, or there a second time. */
const LEFT_OUT = new Set([
	'w:del',
	'w:moveFrom',
	'w:drawing',
	'w:pict',
	'w:object',
	'w:tbl',
	'mc:Fallback',
	'w:instrText',
	'w:rPrChange',
	'w:pPrChange',
]);
const ENTITIES = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
	['apos', "'"],
]);

/** @param {string} text */
const plain = (text) =>
	text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
		if (name !== undefined) return ENTITIES.get(String(name)) ?? String(whole);
		const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
		return point <= 0x10ffff ? String.fromCodePoint(point) : '';
	});

/** @param {string} text */
function attributesOf(text) {
	/** @type {Map<string, string>} */
	const found = new Map();
	for (const [, name = '', one, other] of text.matchAll(ATTRIBUTE))
		found.set(name, plain(one ?? other ?? ''));
	return found;
}

/** @param {string | undefined} value of a switch such as `w:b` */
const isOn = (value) => value === undefined || !/^(?:0|false|off|none)$/.test(value);

/** Addresses by the names that the text calls them by. */
function linksOf() {
	/** @type {Map<string, string>} */
	const found = new Map();
	const opening = '<Relationship';
	let at = relations.indexOf(opening);
	while (at >= 0) {
		const end = relations.indexOf('>', at);
		// Without an end no later one has one either: to look for it again from each would take the square of their number.
		if (end < 0) break;
		const tag = relations.slice(at + opening.length, end);
		const of = (/** @type {string} */ name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
		const [id, target] = [of('Id'), of('Target')];
		if (id !== undefined && target !== undefined && of('TargetMode') === 'External')
			found.set(id, plain(target));
		at = relations.indexOf(opening, end);
	}
	return found;
}

/** What the text says, or why it cannot be read. */
function read() {
	/** @type {import('./read.ts').ReadParagraph[]} */
	const paragraphs = [];
	/** @type {import('./read.ts').ReadParagraph | null} */
	let paragraph = null;
	/** Bookmarks that have begun and not ended, by their number. @type {Map<string, string>} */
	const open = new Map();
	/** Their numbers as they began, with those that ended before a later one did. @type {string[]} */
	const begun = [];
	const links = linksOf();
	let depthOut = 0;
	let outside = '';
	let look = { bold: false, italic: false, strike: false };
	let inLook = false;
	let inText = false;
	/** @type {string | undefined} */
	let link;
	let characters = 0;
	let runs = 0;
	/** Of the paragraph that is read. */
	let its = { signs: 0, runs: 0, lastLook: '' };
	let fault = '';

	/** @param {string} text @param {{ note?: true, ends?: true }} more */
	function add(text, more = {}) {
		count(text.length);
		if (link !== undefined) countLink(link);
		// What stands behind a note or a break is another stretch, with its address again.
		if (link === undefined || more.note || more.ends) its.lastLook = '';
		paragraph?.runs.push({ text, ...look, ...(link === undefined ? {} : { link }), ...more });
	}

	/** @param {number} signs of a run */
	function count(signs) {
		characters += signs + 1;
		runs++;
		its.signs += signs;
		its.runs++;
	}

	/** Its address is written again wherever the look changes within it. @param {string} address */
	function countLink(address) {
		const now = JSON.stringify([look, address]);
		if (now !== its.lastLook) {
			characters += address.length;
			its.signs += address.length;
		}
		its.lastLook = now;
	}

	function isTooLarge() {
		return (
			paragraphs.length > limits.paragraphs ||
			characters > limits.characters ||
			runs > limits.runs ||
			Math.max(its.signs, its.runs) > limits.paragraph
		);
	}

	/** Those of the bookmarks that go on that began last. */
	function lastOpen() {
		while (begun.length > 0 && !open.has(begun.at(-1) ?? '')) begun.pop();
		const called = open.get(begun.at(-1) ?? '');
		return called === undefined ? [] : [called];
	}

	/** @param {string} name @param {Map<string, string>} attributes @param {boolean} isEmpty */
	function begin(name, attributes, isEmpty) {
		const value = attributes.get('w:val');
		if (name === 'w:p') {
			paragraph = { names: lastOpen(), runs: [] };
			its = { signs: 0, runs: 0, lastLook: '' };
			if (isEmpty) end(name);
		} else if (name === 'w:bookmarkStart') {
			const called = attributes.get('w:name') ?? '';
			if (!limits.name.test(called)) return;
			const id = attributes.get('w:id') ?? '';
			open.set(id, called);
			begun.push(id);
			count(0);
			its.lastLook = '';
			// Where two were made one, what follows is the second's.
			if (paragraph) paragraph.runs.push({ begins: called });
		} else if (name === 'w:bookmarkEnd') open.delete(attributes.get('w:id') ?? '');
		else if (name === 'w:r') look = { bold: false, italic: false, strike: false };
		else if (name === 'w:rPr') inLook = !isEmpty;
		else if (inLook && name === 'w:b') look.bold = isOn(value);
		else if (inLook && name === 'w:i') look.italic = isOn(value);
		else if (inLook && name === 'w:strike') look.strike = isOn(value);
		else if (name === 'w:hyperlink' && !isEmpty) link = links.get(attributes.get('r:id') ?? '');
		else if (name === 'w:t') inText = !isEmpty;
		else if (name === 'w:tab') add(' ');
		else if (name === 'w:br' || name === 'w:cr') add('', { ends: true });
		else if (name === 'w:noBreakHyphen') add('\u2011');
		else if (name === 'w:footnoteReference') add('', { note: true });
	}

	/** @param {string} name */
	function end(name) {
		if (name === 'w:p' && paragraph) {
			paragraphs.push(paragraph);
			paragraph = null;
		} else if (name === 'w:rPr') inLook = false;
		else if (name === 'w:hyperlink') link = undefined;
		else if (name === 'w:t') inText = false;
	}

	PIECE.lastIndex = 0;
	while (PIECE.lastIndex < xml.length && fault === '') {
		const at = PIECE.lastIndex;
		const found = PIECE.exec(xml);
		if (!found || found.index !== at) fault = 'not a document';
		else if (isTooLarge()) fault = 'too large';
		else if (/^<!(?!--)/.test(found[0])) fault = 'not a document';
		else {
			const [, closes, name, attributes = '', empties, text] = found;
			if (depthOut > 0) {
				if (name === outside && !empties) depthOut += closes ? -1 : 1;
			} else if (text !== undefined) {
				if (inText) add(plain(text));
			} else if (name !== undefined) {
				if (closes) end(name);
				else if (LEFT_OUT.has(name)) {
					if (!empties) [outside, depthOut] = [name, 1];
				} else begin(name, attributesOf(attributes), empties === '/');
			}
		}
	}
	return fault === '' ? { paragraphs } : { fault };
}

parentPort?.postMessage(read());
