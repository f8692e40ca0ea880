/** What comments cite is there, and what can be run or set is told; each proved on a sample that breaks it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	builtAfterAll,
	deadCitations,
	deadLinks,
	deadPaths,
	environmentNames,
	isNamed,
	leaningComments,
	toldScripts,
} from './architecture/documents.ts';
import { listFiles, type SourceFile } from './architecture/project.ts';

const CODE = /\.(ts|mjs|js|svelte|css)$/;
const folders = ['src', 'db', 'scripts', 'tests'].flatMap((folder) => listFiles(folder, CODE));
const atTop = ['vite.config.ts', 'svelte.config.js', 'playwright.config.ts', 'eslint.config.js'];
const code = [...folders, ...atTop.map((path) => ({ path, text: readFileSync(path, 'utf8') }))];
const readme = { path: 'README.md', text: readFileSync('README.md', 'utf8') };
const documents = [readme, ...listFiles('docs', /\.md$/)];
const forOperators = documents.filter(({ path }) => ['README.md', 'docs/operating.md'].includes(path));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const sample = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('a source that a comment cites', () => {
	test('is there, and has the section that is named', () => {
		expect(documents.length).toBeGreaterThan(5);
		expect(deadCitations(code, documents)).toEqual([]);
	});

	const book = sample(
		'docs/book.md',
		'# Book\n\n## Late work\n\n### Latest and peak\n\n```\n# no heading\n```\n',
	);

	test.each([
		['x.ts', '/** Source: domain.md. */'],
		['x.ts', '// What book.md says.'],
		['x.ts', '/** Source: docs/book.md, "Late work". */'],
		['x.ts', '/** Source: docs/book.md, Early work. */'],
		['x.ts', '/** Source: docs/book.md, Late. */'],
		['x.ts', '/** Source: docs/book.md, no heading. */'],
		['x.ts', '/** Source: docs/book.md, Late work and peak. */'],
		['x.ts', '/**\n * Source: docs/book.md,\n * Late work of all. */'],
		['x.ts', '// Source: docs/book.md, Late\n// work of all.'],
		['x.ts', 'function f() {\n\treturn 1; // domain.md\n}'],
		['x.ts', 'function f() {\n\t// domain.md\n}'],
		['X.svelte', '<!-- Source: domain.md. -->'],
		['X.svelte', '<script>\n\t// Source: domain.md.\n</script>'],
		['x.css', '/* Source: docs/book.md, Colours. */'],
	])('leads nowhere in %s: %s', (path, text) => {
		expect(deadCitations(sample(path, text), book)).toHaveLength(1);
	});

	test.each([
		['x.ts', '/** Source: docs/book.md. */'],
		['x.ts', '/** Source: docs/book.md, Late work. More of it. */'],
		['x.ts', '/** Source: docs/book.md, Latest and peak. */'],
		['x.ts', '/** Source: docs/book.md, Late work and Latest and peak; docs/book.md, Late work, 3. */'],
		['x.ts', '/**\n * Source: docs/book.md, Late\n * work. */'],
		['x.ts', '// Source: docs/book.md, Late\n// work.'],
		['x.ts', "const path = 'domain.md'; // a file of the test"],
		['x.ts', 'const text = `/** domain.md */`;'],
		['x.ts', '/** narrative/*.md: a file each section. */'],
		['X.svelte', '<!-- Source: docs/book.md, Late work. -->'],
	])('is found in %s: %s', (path, text) => {
		expect(deadCitations(sample(path, text), book)).toEqual([]);
	});
});

describe('a comment', () => {
	test('is understood where it stands', () => {
		expect(leaningComments(code)).toEqual([]);
	});

	test.each([
		['x.ts', '/** The same, longer. */'],
		['x.ts', 'const a = 1; // The same of b'],
		['X.svelte', '<!-- The same as for the table around it. -->'],
	])('a sample in %s is found: %s', (path, text) => {
		expect(leaningComments(sample(path, text))).toHaveLength(1);
		expect(leaningComments(sample(path, text.replace('The same', 'Of the same')))).toEqual([]);
	});
});

describe('a script of package.json', () => {
	const told = toldScripts(documents);

	test('is told, how to run it', () => {
		expect(Object.keys(scripts).filter((name) => !told.has(name))).toEqual([]);
		expect(toldScripts(sample('x.md', 'Then run publish, and npm run later.'))).not.toContain('publish');
	});

	test('is there when it is told', () => {
		const npm = ['ci', 'install'];
		expect([...told].filter((name) => !(name in scripts) && !npm.includes(name))).toEqual([]);
		expect(toldScripts(sample('x.md', '`npm run gone -- FILE`'))).toContain('gone');
	});
});

test('what is said not to be built is not there', () => {
	expect(builtAfterAll(documents, Object.keys(scripts))).toEqual([]);
	const book = sample(
		'x.md',
		'### words.csv\n\n## Not built yet\n\n- `words.csv`, `needs.csv`; `publish`.\n',
	);
	expect(builtAfterAll(book, ['publish'])).toEqual(['x.md words.csv', 'x.md publish']);
});

describe('a variable of the environment', () => {
	/** Set by the system, by the runner of the tests and by the linter's settings, not by who runs Masar. */
	const OTHERS = ['HOME', 'PATH', 'TMPDIR', 'VITEST', 'SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'];

	test('is told to who runs Masar', () => {
		const read = environmentNames(code).filter(({ name }) => !OTHERS.includes(name));
		expect(read.length).toBeGreaterThan(10);
		expect(read.filter(({ name }) => !isNamed(name, forOperators))).toEqual([]);
	});

	test.each([
		'const a = process.env.NEVER_TOLD;',
		"const a = process.env['NEVER_TOLD'];",
		'const a = process.env[name];',
		'const { NEVER_TOLD } = process.env;',
		'const { NEVER_TOLD: a } = env;',
		"import { env } from '$env/dynamic/private';\nconst a = env.NEVER_TOLD;",
		"import { env as publicEnv } from '$env/dynamic/public';\nconst a = publicEnv.NEVER_TOLD;",
		"import { NEVER_TOLD } from '$env/static/private';",
	])('a sample is found: %s', (text) => {
		const read = environmentNames(sample('x.ts', text));
		expect(read).toHaveLength(1);
		expect(read.filter(({ name }) => isNamed(name, forOperators))).toEqual([]);
	});

	test('is named as code, not by a word like it', () => {
		expect(isNamed('PORT', sample('x.md', 'The PORT, `E2E_PORT` and `PORTS`.'))).toBe(false);
		expect(isNamed('PORT', sample('x.md', 'Set `PORT`.'))).toBe(true);
	});
});

describe('a link of the documents', () => {
	const paths = new Set(listFiles('.', /./).map(({ path }) => path));

	test('leads to a file, and to a heading of it', () => {
		expect(deadLinks(documents, paths)).toEqual([]);
	});

	test.each(['[a](gone.md)', '[a](#gone)', '[a](../README.md#gone)'])('a sample is found: %s', (text) => {
		expect(deadLinks(sample('docs/x.md', text), new Set([...paths, 'docs/x.md']))).toHaveLength(1);
	});

	test('or a path is that of a file or a folder', () => {
		expect(deadPaths(documents, paths)).toEqual([]);
		expect(
			deadPaths(sample('x.md', 'See `src/gone.ts`, `src/lib/` and `src/lib/<subject>/`.'), paths),
		).toEqual(['x.md src/gone.ts']);
	});
});
