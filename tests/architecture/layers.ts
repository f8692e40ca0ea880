import { posix } from 'node:path';
import ts from 'typescript';
import { locate, nodesOf, syntaxOf, type SourceFile } from './project.ts';

/**
 * Who may import whom (README, Layout). The first row whose `files` fits a path speaks for it. `own` are folders and
 * files of the project, `packages` what comes from elsewhere.
 */
const LAYERS: readonly { files: RegExp; own: RegExp; packages: RegExp }[] = [
	{
		files: /^src\/lib\/domain\//,
		own: /^src\/lib\/domain\//,
		packages: /^(d3-array|topojson-specification)$/,
	},
	{
		files: /^src\/lib\/forms\//,
		own: /^src\/lib\/(forms|domain)\//,
		packages: /^(zod|zod-openapi)$/,
	},
	{ files: /^src\/lib\/i18n\//, own: /^src\/lib\/(i18n|domain|paraglide)\//, packages: /^svelte$/ },
	{
		files: /^src\/lib\/(ui|charts|maps|styles)\//,
		own: /^src\/lib\/(ui|charts|maps|styles|domain|i18n|paraglide)\//,
		packages: /^(svelte(\/|$)|d3-|leaflet$|geojson$|topojson-client$|\$app\/)/,
	},
	{
		files: /^src\/lib\/server\/db\.ts$/,
		own: /^db\/schema\//,
		packages: /^(node:|better-sqlite3$|drizzle-orm(\/|$))/,
	},
	{
		files: /^src\/lib\/server\/queries\//,
		own: /^(src\/lib\/(server\/(queries\/|db\.ts)|domain\/)|db\/schema\/)/,
		packages: /^(drizzle-orm(\/|$)|d3-array$)/,
	},
	{
		files: /^src\/lib\/server\/auth\//,
		// Who came in, or tried to, is told in the record in the same transaction.
		own: /^(src\/lib\/(server\/(auth\/|db\.ts|commands\/appendAudit\.ts)|domain\/)|db\/schema\/)/,
		packages: /^(node:(crypto|util)$|drizzle-orm(\/|$)|otpauth$|uqr$)/,
	},
	{
		files: /^src\/lib\/server\/commands\//,
		own: /^(src\/lib\/(server\/(auth|commands|queries)\/|server\/db\.ts|domain\/)|db\/schema\/)/,
		packages: /^(node:(crypto|util)$|drizzle-orm(\/|$))/,
	},
	{
		files: /^src\/lib\/server\/exchange\//,
		own: /^(src\/lib\/(server\/(exchange|queries|commands)\/|server\/db\.ts|domain\/)|db\/schema\/)/,
		packages: /^(node:|yauzl$|hucre\/|zod$|drizzle-orm(\/|$)|topojson-)/,
	},
	{
		files: /^src\/lib\/server\//,
		own: /^src\/lib\/(server|forms|domain|i18n|paraglide)\//,
		packages: /^(?!better-sqlite3|drizzle-orm)/,
	},
	{ files: /^db\/schema\//, own: /^(db\/schema|src\/lib\/domain)\//, packages: /^drizzle-orm(\/|$)/ },
	{
		files:
			/^src\/(app\.d\.ts|hooks\.server\.ts|routes\/api\/.*|routes\/.*(\+(page|layout)\.server|\+server|\.server)\.ts)$/,
		own: /^src\/(lib\/(server|forms|domain|i18n|paraglide)|routes)\//,
		packages: /^(?!better-sqlite3|drizzle-orm)/,
	},
	{
		files: /^src\//,
		own: /^src\/(lib\/(ui|charts|maps|styles|forms|domain|i18n|paraglide)|routes|params)\//,
		packages: /^(?!node:|better-sqlite3|drizzle-orm)/,
	},
];

/** The module names that a file imports, re-exports, or loads while it runs. */
function importsOf(file: SourceFile): { name: string; at: string }[] {
	return nodesOf(syntaxOf(file)).flatMap((node) => {
		const named =
			ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
				? node.moduleSpecifier
				: ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
					? node.argument.literal
					: ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
						? node.arguments[0]
						: undefined;
		return named && ts.isStringLiteralLike(named) ? [{ name: named.text, at: locate(node) }] : [];
	});
}

/** Where in the project a name leads; undefined: to a package. */
function resolve(from: string, name: string): string | undefined {
	if (name.startsWith('#lib/')) return `src/lib/${name.slice(5)}`;
	if (name.startsWith('#db/')) return `db/${name.slice(4)}`;
	if (name.startsWith('.')) return posix.join(posix.dirname(from), name);
	return undefined;
}

/** Imports that the layers forbid, and every one by `$lib`. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
	return files.flatMap((file) => {
		const layer = LAYERS.find(({ files }) => files.test(file.path));
		return importsOf(file)
			.filter(({ name }) => {
				if (/^\$lib(\/|$)/.test(name)) return true;
				// SvelteKit writes the types of a route beside it.
				if (!layer || /^\.\/\$types(\.js)?$/.test(name)) return false;
				const path = resolve(file.path, name);
				return path === undefined ? !layer.packages.test(name) : !layer.own.test(path);
			})
			.map(({ name, at }) => `${at} imports ${name}`);
	});
}
