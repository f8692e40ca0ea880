import { posix } from 'node:path';
import ts from 'typescript';
import { locate, nodesOf, syntaxOf, type SourceFile } from './project.ts';

/** A subject has two homes: `src/lib/<subject>` and `src/lib/server/<subject>`. */
const SUBJECTS = [
	'plan',
	'places',
	'disclosure',
	'figures',
	'framework',
	'funding',
	'report',
	'cartography',
	'access',
	'record',
	'publication',
	'exchange',
	'backup',
	'integrity',
	'jobs',
	'survey',
	'referral',
	'service',
] as const;
const SUBJECT = `(?:${SUBJECTS.join('|')})`;
/** Parts of the server that serve every subject. */
const KIT = '(?:database|http|mail|files)';

const WORDS = `src/lib/${SUBJECT}/words(?:/.+)?\\.ts|src/lib/forms/words\\.ts`;
const FORMS = `src/lib/${SUBJECT}/forms(?:/.+)?\\.ts|src/lib/forms/.+`;
/** Everything in a subject's first home that is neither words nor forms. */
const RULES = `src/lib/${SUBJECT}/(?!words[/.]|forms[/.]).+`;
const QUERIES = `src/lib/server/${SUBJECT}/queries(?:/.+)?\\.ts`;
const COMMANDS = `src/lib/server/(?:${SUBJECT}|mail|demonstration)/commands(?:/.+)?\\.ts`;
const ENTRY = `src/lib/server/(?:${SUBJECT}|mail|demonstration)/index\\.ts`;
const DATABASE = 'src/lib/server/database/.+';
const REFUSED = 'src/lib/server/refused\\.ts';
const COMPONENTS = 'src/lib/(?:ui|charts|maps|styles)/.+';
const I18N = 'src/lib/(?:i18n|paraglide)/.+';
const SCHEMA = 'db/schema/.+';
const NONE = /^(?!)/;

interface Layer {
	/** Which files it speaks for. */
	readonly files: RegExp;
	/** Folders and files of the project that they may import, beside those of their own folder. */
	readonly own: RegExp;
	/** What they may import from elsewhere. */
	readonly packages: RegExp;
}

const any = (...paths: string[]) => new RegExp(`^(?:${paths.join('|')})$`);

/** Who may import whom (docs/architecture.md). The first row whose `files` fits a path speaks for it. */
const LAYERS: readonly Layer[] = [
	{ files: any(WORDS), own: any(RULES, WORDS, I18N), packages: NONE },
	{ files: any(FORMS), own: any(RULES, FORMS), packages: /^(zod|zod-openapi)$/ },
	{ files: any(RULES), own: any(RULES), packages: /^(d3-array|zod|topojson-specification)$/ },
	{ files: any('src/lib/i18n/.+'), own: any(RULES, I18N), packages: /^svelte$/ },
	{
		files: any(COMPONENTS),
		own: any(COMPONENTS, RULES, WORDS, I18N),
		packages: /^(svelte(\/|$)|d3-|leaflet$|geojson$|topojson-client$|\$app\/)/,
	},
	{
		files: any(DATABASE),
		own: any(DATABASE, SCHEMA),
		packages: /^(node:|better-sqlite3$|pg$|drizzle-orm(\/|$))/,
	},
	{ files: any(REFUSED), own: any(RULES), packages: NONE },
	{
		files: any(QUERIES),
		own: any(QUERIES, DATABASE, RULES, SCHEMA),
		packages: /^(drizzle-orm(\/|$)|d3-array$|node:crypto$)/,
	},
	{
		files: any(COMMANDS),
		// Of its own subject everything (`staysHome`), of another one its entry.
		own: any(QUERIES, ENTRY, DATABASE, REFUSED, RULES, WORDS, FORMS, SCHEMA),
		packages: /^(node:(crypto|util)$|drizzle-orm(\/|$))/,
	},
	{
		files: any(`src/lib/server/${SUBJECT}/.+`, 'src/lib/server/(?:mail|demonstration)/.+'),
		own: any(
			QUERIES,
			ENTRY,
			DATABASE,
			REFUSED,
			RULES,
			WORDS,
			FORMS,
			I18N,
			'src/lib/server/(?:http|files)/.+',
		),
		packages: /^(?!better-sqlite3|pg$|drizzle-orm)/,
	},
	{
		// Papers draw what pages draw.
		files: any('src/lib/server/files/paper/.+'),
		own: any(QUERIES, ENTRY, DATABASE, RULES, WORDS, I18N, COMPONENTS, 'src/lib/server/files/.+'),
		packages: /^(?!better-sqlite3|pg$|drizzle-orm)/,
	},
	{
		files: any(`src/lib/server/${KIT}/.+`),
		own: any(QUERIES, ENTRY, DATABASE, REFUSED, RULES, WORDS, FORMS, I18N, `src/lib/server/${KIT}/.+`),
		packages: /^(?!better-sqlite3|pg$|drizzle-orm)/,
	},
	{ files: any(SCHEMA), own: any(SCHEMA, RULES), packages: /^drizzle-orm(\/|$)/ },
	{
		files:
			/^src\/(app\.d\.ts|hooks\.server\.ts|server\.ts|routes\/api\/.*|routes\/.*(\+(page|layout)\.server|\+server|\.server)\.ts)$/,
		own: any('src/lib/server/.+', RULES, WORDS, FORMS, I18N, 'src/routes/.+'),
		packages: /^(?!better-sqlite3|pg$|drizzle-orm)/,
	},
	{
		files: /^src\/service-worker\//,
		own: any(COMPONENTS, RULES, FORMS, 'src/service-worker/.+'),
		packages: /^$/,
	},
	{
		files: /^src\//,
		own: any(COMPONENTS, RULES, WORDS, FORMS, I18N, 'src/(?:routes|params)/.+'),
		packages: /^(?!node:|better-sqlite3|pg$|drizzle-orm)/,
	},
];

const HOME = new RegExp(`^src/lib/server/(?:${SUBJECT}|mail|demonstration)/`);

/** Inside its own subject a file imports what it likes, only a query no command. */
function staysHome(from: string, to: string): boolean {
	const home = HOME.exec(from)?.[0];
	if (home === undefined || !to.startsWith(home)) return false;
	return !(any(QUERIES).test(from) && any(COMMANDS).test(to));
}

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

/** Imports that the layers forbid, and every one by `$lib`. A file of `src` or `db` that no layer speaks for is one too. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
	return files.flatMap((file) => {
		const layer = LAYERS.find(({ files }) => files.test(file.path));
		if (!layer) return /^(scripts|tests|db)\//.test(file.path) ? [] : [`${file.path} has no layer`];
		return importsOf(file)
			.filter(({ name }) => {
				if (/^\$lib(\/|$)/.test(name)) return true;
				// SvelteKit writes the types of a route beside it.
				if (/^\.\/\$types(\.js)?$/.test(name)) return false;
				const path = resolve(file.path, name);
				if (path === undefined) return !layer.packages.test(name);
				return !layer.own.test(path) && !staysHome(file.path, path);
			})
			.map(({ name, at }) => `${at} imports ${name}`);
	});
}

/** Subjects whose rules need each other, as `a → b → a`; each would have to be understood before the other. */
export function circlesOfSubjects(files: readonly SourceFile[]): string[] {
	const needs = new Map<string, Set<string>>();
	for (const file of files.filter(({ path }) => any(RULES).test(path))) {
		const subject = file.path.split('/')[2] ?? '';
		for (const { name } of importsOf(file)) {
			const other = resolve(file.path, name)?.split('/')[2];
			if (other === undefined || other === subject) continue;
			needs.set(subject, (needs.get(subject) ?? new Set()).add(other));
		}
	}
	const circles = new Set<string>();
	const follow = (path: readonly string[]): void => {
		for (const next of needs.get(path.at(-1) ?? '') ?? []) {
			if (next === path[0]) circles.add([...path, next].join(' → '));
			else if (!path.includes(next)) follow([...path, next]);
		}
	};
	for (const subject of needs.keys()) follow([subject]);
	return [...circles];
}

/** Whether a path is a rule: pure, with no clock, no chance and no world outside. */
export function isRule(path: string): boolean {
	return any(RULES).test(path);
}

/** Whether SQL may stand in a file: what asks and what writes. */
export function speaksSql(path: string): boolean {
	return any(QUERIES, COMMANDS, DATABASE, 'db/.+', 'scripts/bench/.+').test(path);
}

/** Whether a file's exported functions that take a connection are data functions: what asks and what writes. */
export function isData(path: string): boolean {
	return any(QUERIES, COMMANDS).test(path);
}
