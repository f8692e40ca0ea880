/** What of somebody's text would run, where it must stand as text. Every such text has `WORD` in what would run. */
import ts from 'typescript';
import { readMarkup } from './markup.ts';

export const WORD = 'zqrun';

const ADDRESSES = new Set([
	...['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcset', 'poster', 'background', 'ping'],
	...['srcdoc', 'style', 'from', 'to', 'values'],
]);

/** Each thing that would run, in words; empty: nothing. */
export function liveIn(html: string): string[] {
	const { elements, scripts } = readMarkup(html);
	const wrong: string[] = [];
	for (const { name, attributes } of elements) {
		if (name.includes(WORD)) wrong.push(`an element ${name}`);
		for (const [attribute, value] of attributes) {
			const isOurs = !attribute.includes(WORD) && !(attribute.startsWith('on') && value.includes(WORD));
			if (!isOurs) wrong.push(`${name} has ${attribute}="${value.slice(0, 60)}"`);
			if (isAddress(attribute, attributes) && runs(attribute, value))
				wrong.push(`${name} leads to ${value.slice(0, 60)}`);
		}
	}
	for (const script of scripts) if (script.includes(WORD) && isNamed(script)) wrong.push(`a script names it`);
	return wrong;
}

/** A description is read by nobody who would follow it: only what acts like a header of the answer is. */
function isAddress(attribute: string, all: readonly (readonly [name: string, value: string])[]): boolean {
	if (attribute === 'content') return all.some(([name]) => name === 'http-equiv');
	return ADDRESSES.has(attribute);
}

/** Where a reader who follows it runs something, or the page is dressed by it. */
function runs(attribute: string, value: string): boolean {
	if (!value.includes(WORD)) return false;
	if (attribute === 'srcdoc' || attribute === 'style') return true;
	// Browsers take these out of an address before they look at it.
	const plain = [...value]
		.filter((sign) => sign > ' ')
		.join('')
		.toLowerCase();
	return /^(?:javascript|vbscript|data|\/\/|\\\\)/.test(plain) || /url=/.test(plain);
}

/** Whether the word stands in a script other than inside of a text. */
function isNamed(script: string): boolean {
	const source = ts.createSourceFile('page.ts', script, ts.ScriptTarget.Latest, false);
	let found = false;
	const look = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && node.text.includes(WORD)) found = true;
		if (ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node))
			found ||= node.getText(source).includes(WORD);
		ts.forEachChild(node, look);
	};
	look(source);
	return found;
}
