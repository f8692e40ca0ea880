import ts from 'typescript';
import { locate, nodesOf, syntaxOf, type SourceFile } from './project.ts';

/** What is forbidden of a node, in its own words; undefined: nothing. */
type Look = (node: ts.Node) => string | undefined;

function find(files: readonly SourceFile[], look: Look): string[] {
	return files.flatMap((file) =>
		nodesOf(syntaxOf(file)).flatMap((node) => {
			const found = look(node);
			return found === undefined ? [] : [`${locate(node)} ${found}`];
		}),
	);
}

export function anyTypes(files: readonly SourceFile[]): string[] {
	return find(files, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined));
}

/** Errors 404 thrown by hand: `absent` says what is not there in the reader's language, with a way on. */
export function bareAbsences(files: readonly SourceFile[]): string[] {
	return find(files, (node) => {
		if (!ts.isCallExpression(node) || node.expression.getText() !== 'error') return undefined;
		const [status] = node.arguments;
		return status && ts.isNumericLiteral(status) && status.text === '404' ? 'error(404)' : undefined;
	});
}

/** What a statement exports under a name that the project gave it: functions, types, and constants in capitals. */
function exportedNames(node: ts.Node): string[] {
	if (!ts.canHaveModifiers(node)) return [];
	if (!node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
	if (ts.isVariableStatement(node)) {
		const names = node.declarationList.declarations.map(({ name }) => name);
		return names
			.filter(ts.isIdentifier)
			.flatMap(({ text }) => (/^[A-Z\d]+(_[A-Z\d]+)*$/.test(text) ? text : []));
	}
	const isNamed =
		ts.isFunctionDeclaration(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node) ||
		ts.isClassDeclaration(node) ||
		ts.isEnumDeclaration(node);
	return isNamed && node.name ? [node.name.text] : [];
}

/** Inside of what a type or a constant means one thing: a subject with its two homes and its pages, or a kit. */
function fieldOf(path: string): string {
	const [, subject = ''] = /^src\/lib\/(?:server\/)?([^/]+)\/./.exec(path) ?? [];
	if (subject !== '') return subject;
	if (/^src\/routes\/(?:reports|review)\//.test(path)) return 'report';
	return path
		.split('/')
		.slice(0, path.startsWith('src/') ? -1 : 1)
		.join('/');
}

/**
 * Names under which more than one file exports something, so that a reader would have to ask which is meant: of functions
 * anywhere, of types and constants in one subject. Two subjects may each have findings; the import says whose.
 */
export function namesTwice(files: readonly SourceFile[]): string[] {
	const homes = new Map<string, { readonly name: string; readonly paths: Set<string> }>();
	// What the framework asks a route for, as `GET`, is not the project's to name.
	for (const file of files.filter(({ path }) => !path.includes('/+'))) {
		for (const node of nodesOf(syntaxOf(file))) {
			for (const name of exportedNames(node)) {
				const key = ts.isFunctionDeclaration(node) ? name : `${name} ${fieldOf(file.path)}`;
				const home = homes.get(key) ?? { name, paths: new Set() };
				homes.set(key, { name, paths: home.paths.add(file.path) });
			}
		}
	}
	return [...homes.values()].flatMap(({ name, paths }) =>
		paths.size > 1 ? [`${name}: ${[...paths].join(', ')}`] : [],
	);
}

const STATEMENT =
	/^\s*(select\s(?!a\s)|insert\s+(or\s|into\s)|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s|create\s+(temp|table|index|unique)|drop\s+(table|index)|pragma\s|begin(\s+immediate)?$|commit$|rollback$)/i;

/** SQL, told by its statements, drizzle's `sql` and the driver's `prepare`. */
export function sqlText(files: readonly SourceFile[]): string[] {
	return find(files, (node) => {
		if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return 'sql`…`';
		if (ts.isPropertyAccessExpression(node) && ['prepare', '$client', 'pragma'].includes(node.name.text)) {
			return `.${node.name.text}`;
		}
		const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
		return isText && STATEMENT.test(node.text) ? node.text.trim().slice(0, 30) : undefined;
	});
}

const IMPURE = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID']);
const WORLD = new Set([
	'process',
	'console',
	'fetch',
	'setTimeout',
	'setInterval',
	'globalThis',
	'localStorage',
]);

/** Clock, chance and the world outside, in what is to be pure. */
export function impurities(files: readonly SourceFile[]): string[] {
	return find(files, (node) => {
		if (ts.isPropertyAccessExpression(node) && IMPURE.has(node.getText())) return node.getText();
		if (ts.isNewExpression(node) && node.getText().startsWith('new Date') && !node.arguments?.length) {
			return 'new Date()';
		}
		const isUse = ts.isIdentifier(node) && WORLD.has(node.text) && !isName(node);
		return isUse ? node.text : undefined;
	});
}

/** The identifier only names a property or a declaration of the file's own. */
function isName(node: ts.Identifier): boolean {
	const { parent } = node;
	return (
		(ts.isPropertyAccessExpression(parent) && parent.name === node) ||
		((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
	);
}

/** Variables of a module that change while it runs: they would be shared by everybody it serves. */
export function moduleState(files: readonly SourceFile[]): string[] {
	return files.flatMap((file) =>
		syntaxOf(file)
			.statements.filter(ts.isVariableStatement)
			.flatMap(({ declarationList: { declarations, flags } }) =>
				declarations.filter((declaration) => !(flags & ts.NodeFlags.Const) || isFillable(declaration)),
			)
			.map((declaration) => `${locate(declaration)} ${declaration.name.getText()}`),
	);
}

/** Made empty, it is meant to be filled. A WeakMap is not meant: it forgets with its keys, which somebody else owns. */
function isFillable({ initializer: value, type }: ts.VariableDeclaration): boolean {
	if (!value || /^(Readonly|readonly )/.test(type?.getText() ?? '')) return false;
	if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
	if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0;
	return (
		ts.isNewExpression(value) && !value.arguments?.length && /^(Map|Set)$/.test(value.expression.getText())
	);
}

const CONNECTION = /^(Reader|Writer|Database)$/;

function takesConnection(node: ts.Node): node is ts.FunctionDeclaration {
	if (!ts.isFunctionDeclaration(node)) return false;
	const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
	return isExported === true && CONNECTION.test(node.parameters[0]?.type?.getText() ?? '');
}

/** An exported question whose answer is remembered (`database/cache.ts`). */
function isRemembered(node: ts.Node): node is ts.VariableStatement {
	if (!ts.isVariableStatement(node)) return false;
	const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
	return (
		isExported === true &&
		node.declarationList.declarations.some(({ initializer }) =>
			/^(askedOnce|keptAnswer|keptForVersion)\b/.test(initializer?.getText() ?? ''),
		)
	);
}

/** Exported functions that take a connection and answer at once: another engine could not. */
export function synchronousData(files: readonly SourceFile[]): string[] {
	return find(files, (node) => {
		if (!takesConnection(node)) return undefined;
		const answersLater =
			node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ||
			/^(Promise|AsyncIterable|AsyncGenerator)</.test(node.type?.getText() ?? '');
		return answersLater ? undefined : `${node.name?.text} is not async`;
	});
}

function nameOf(node: ts.FunctionDeclaration | ts.VariableStatement): string | undefined {
	return ts.isFunctionDeclaration(node)
		? node.name?.text
		: node.declarationList.declarations[0]?.name.getText();
}

/** Exported functions that take a connection, and remembered questions, without a word on what they promise. */
export function undocumentedData(files: readonly SourceFile[]): string[] {
	return find(files, (node) =>
		(takesConnection(node) || isRemembered(node)) && ts.getJSDocCommentsAndTags(node).length === 0
			? `${nameOf(node)} has no docstring`
			: undefined,
	);
}
