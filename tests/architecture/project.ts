import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface SourceFile {
	/** Relative to the project, with slashes. */
	readonly path: string;
	readonly text: string;
}

const GENERATED = [
	'src/lib/paraglide',
	'node_modules',
	'build',
	'test-results',
	'db/data',
	'project.inlang/cache',
];

function walk(path: string): string[] {
	return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
		const inner = path === '.' ? entry.name : `${path}/${entry.name}`;
		if (GENERATED.includes(inner) || inner === '.git' || inner === '.svelte-kit') return [];
		return entry.isDirectory() ? walk(inner) : [inner];
	});
}

/** The files below a folder whose names end so. */
export function listFiles(folder: string, endings: RegExp): SourceFile[] {
	return walk(folder)
		.filter((path) => endings.test(path))
		.sort()
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The TypeScript of a file: of a component what its script elements hold. */
export function syntaxOf({ path, text }: SourceFile): ts.SourceFile {
	return ts.createSourceFile(
		path,
		path.endsWith('.svelte') ? scriptsOf(text) : text,
		ts.ScriptTarget.Latest,
		true,
	);
}

function scriptsOf(component: string): string {
	const { module, instance } = parse(component, { modern: true });
	return [module, instance]
		.map((script) => {
			const body = script?.content as { start: number; end: number } | undefined;
			return body ? component.slice(body.start, body.end) : '';
		})
		.join('\n');
}

/** Every node of a file, parents first. */
export function nodesOf(node: ts.Node): ts.Node[] {
	const nodes = [node];
	node.forEachChild((child) => {
		nodes.push(...nodesOf(child));
	});
	return nodes;
}

/** `path:line` of a node. */
export function locate(node: ts.Node): string {
	const file = node.getSourceFile();
	return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
