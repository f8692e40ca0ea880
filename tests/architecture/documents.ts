/** What comments cite, what code reads from its environment, and what the documents tell. */
import { posix } from 'node:path';
import ts from 'typescript';
import { locate, nodesOf, syntaxOf, type SourceFile } from './project.ts';

interface Comment {
	readonly line: number;
	/** On one line, without the signs that make it a comment. */
	readonly text: string;
}

const MARKS = /^\s*(\/\*\*?|\*\/|\*(?!\/)|\/\/|<!--)|\*\/|-->/gm;

function commentAt(text: string, start: number, end: number): Comment {
	const line = text.slice(0, start).split('\n').length;
	return { line, text: text.slice(start, end).replace(MARKS, ' ').replace(/\s+/g, ' ') };
}

/** The comments of a file. Of a TypeScript file by its syntax, so that what a text quotes is none. */
function commentsOf(file: SourceFile): Comment[] {
	const { path, text } = file;
	if (!/\.(ts|mjs|js)$/.test(path)) {
		const found = text.matchAll(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<=^|\s)(\/\/.*\n\s*)*\/\/.*/gm);
		return [...found].map(({ 0: comment, index }) => commentAt(text, index, index + comment.length));
	}
	const syntax = syntaxOf(file);
	const ranges = new Map<number, number>();
	const look = (node: ts.Node): void => {
		const around = [
			...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
			...(ts.getTrailingCommentRanges(text, node.end) ?? []),
		];
		for (const { pos, end } of around) ranges.set(pos, end);
		for (const child of node.getChildren(syntax)) look(child);
	};
	look(syntax);
	return joined(text, ranges).map(([start, end]) => commentAt(text, start, end));
}

/** Lines of `//` that stand under each other are one comment. */
function joined(text: string, ranges: ReadonlyMap<number, number>): [number, number][] {
	const all: [number, number][] = [];
	for (const [start, end] of [...ranges].sort(([a], [b]) => a - b)) {
		const last = all.at(-1);
		const isNext = last && text.startsWith('//', start) && text.startsWith('//', last[0]);
		if (isNext && /^\s*$/.test(text.slice(last[1], start))) last[1] = end;
		else all.push([start, end]);
	}
	return all;
}

/** Comments that begin with "The same": understood only beside what stands somewhere else. */
export function leaningComments(files: readonly SourceFile[]): string[] {
	return files
		.filter(({ text }) => text.includes('The same'))
		.flatMap((file) =>
			commentsOf(file)
				.filter(({ text }) => /^\s*The same\b/.test(text))
				.map(({ line, text }) => `${file.path}:${line}${text}`),
		);
}

/** The headings of a document, as a citation names them. */
function headingsOf(document: SourceFile): string[] {
	return [...withoutCode(document.text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => `${heading}`.trim());
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');

/**
 * Citations that lead nowhere: `docs/rules.md, Progress` names a document by its path and, after a comma, one of its
 * headings, or two with "and" between them; what follows a heading begins with a sign.
 */
export function deadCitations(files: readonly SourceFile[], documents: readonly SourceFile[]): string[] {
	const headings = new Map(documents.map((document) => [document.path, headingsOf(document)]));
	return files
		.filter(({ text }) => text.includes('.md'))
		.flatMap((file) => commentsOf(file).flatMap((comment) => deadIn(file.path, comment, headings)));
}

function deadIn(path: string, comment: Comment, headings: ReadonlyMap<string, string[]>): string[] {
	const cited = comment.text.matchAll(/(?<![\w*/.-])([\w./-]*\w\.md)\b(?:, ((?:[^.,;:()"`]|\.(?=\w))*))?/g);
	return [...cited].flatMap(([, document = '', section]) => {
		const found = headings.get(document);
		if (!found) return [`${path}:${comment.line} there is no ${document}`];
		const name = section?.trim();
		const isThere = name === undefined || areHeadings(name, found);
		return isThere ? [] : [`${path}:${comment.line} ${document} has no section "${name}"`];
	});
}

/** One heading, or several with "and" between them; a heading may have its own "and". */
function areHeadings(names: string, headings: readonly string[]): boolean {
	return headings.some(
		(heading) =>
			names === heading ||
			(names.startsWith(`${heading} and `) && areHeadings(names.slice(heading.length + 5), headings)),
	);
}

const ENVIRONMENT = /(^|\.)([a-z]\w*E|e)nv$/;

/** Names that files read from their environment, each with where. A name that is computed stands in brackets. */
export function environmentNames(files: readonly SourceFile[]): { name: string; at: string }[] {
	return files
		.filter(({ text }) => text.includes('env'))
		.flatMap((file) =>
			nodesOf(syntaxOf(file)).flatMap((node) => namesRead(node).map((name) => ({ name, at: locate(node) }))),
		);
}

function namesRead(node: ts.Node): string[] {
	if (ts.isPropertyAccessExpression(node) && ENVIRONMENT.test(node.expression.getText())) {
		return /^[A-Z]/.test(node.name.text) ? [node.name.text] : [];
	}
	if (ts.isElementAccessExpression(node) && ENVIRONMENT.test(node.expression.getText())) {
		const name = node.argumentExpression;
		return [ts.isStringLiteralLike(name) ? name.text : `[${name.getText()}]`];
	}
	if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
		if (!node.initializer || !ENVIRONMENT.test(node.initializer.getText())) return [];
		return node.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
	}
	if (ts.isImportDeclaration(node) && /^'\$env\/static\//.test(node.moduleSpecifier.getText())) {
		const named = node.importClause?.namedBindings;
		if (!named || !ts.isNamedImports(named)) return [];
		return named.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
	}
	return [];
}

/** Whether a document names it as code: `NAME`, alone or at the beginning of a piece of code. */
export function isNamed(name: string, documents: readonly SourceFile[]): boolean {
	return documents.some(({ text }) => text.includes(`\`${name}\``) || text.includes(`\`${name} `));
}

/** The scripts of package.json that documents tell how to run. */
export function toldScripts(documents: readonly SourceFile[]): Set<string> {
	const told = documents.flatMap(({ text }) =>
		[...text.matchAll(/(?:`|^)npm (?:run )?([a-z][\w:-]*)/gm)].map(([, name = '']) => name),
	);
	return new Set(told);
}

/**
 * What documents list under "Not built yet" and is there all the same: a file of the bundle that has a section of its own, or
 * a script of package.json.
 */
export function builtAfterAll(documents: readonly SourceFile[], scripts: readonly string[]): string[] {
	const sections = new Set(documents.flatMap(headingsOf));
	return documents.flatMap((one) => {
		const [, list = ''] = one.text.split(/^## Not built yet$/m);
		return [...list.matchAll(/`([\w-]+(?:\.csv)?)`/g)]
			.map(([, name = '']) => name)
			.filter((name) => sections.has(name) || scripts.includes(name))
			.map((name) => `${one.path} ${name}`);
	});
}

/** Links between documents whose file or heading is not there. */
export function deadLinks(documents: readonly SourceFile[], paths: ReadonlySet<string>): string[] {
	const anchors = new Map(documents.map((one) => [one.path, headingsOf(one).map(anchorOf)]));
	return documents.flatMap(({ path, text }) =>
		[...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
			if (/^[a-z]+:/.test(link)) return [];
			const [file = '', anchor] = link.split('#');
			const to = file === '' ? path : posix.join(posix.dirname(path), file);
			const isThere = paths.has(to) && (anchor === undefined || anchors.get(to)?.includes(anchor));
			return isThere ? [] : [`${path} ${link}`];
		}),
	);
}

/** Files and folders of the project that documents name as code and that are not there. Patterns are none. */
export function deadPaths(documents: readonly SourceFile[], paths: ReadonlySet<string>): string[] {
	const folders = new Set(
		[...paths].flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
	);
	return documents.flatMap(({ path, text }) =>
		[...text.matchAll(/`((?:src|db|scripts|tests|messages|docs|project\.inlang)\/[\w./-]*)`/g)]
			.map(([, named = '']) => named.replace(/\/$/, ''))
			.filter((named) => !paths.has(named) && !folders.has(named) && !named.startsWith('db/data'))
			.map((named) => `${path} ${named}`),
	);
}

/** As a page of Markdown names its headings. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}
