import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Read before the plugin is: the parser hands TypeScript each component as it reads it itself, so that all files are one
// program. Without it each component makes a new one: the whole took twice as long.
process.env.SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK = '1';
const { default: svelte } = await import('eslint-plugin-svelte');

export default defineConfig(
	{
		ignores: [
			'**/*.cjs',
			'.svelte-kit/',
			'build/',
			'src/lib/paraglide/',
			'test-results/',
			'node_modules/',
			// A project of its own, a bare page of the framework, whose types this one does not know.
			'scripts/bench/bareKit/',
		],
	},
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['*.js'] },
				tsconfigRootDir: import.meta.dirname,
				// One list for all files: the types are read anew where it changes from one file to the next.
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			// TypeScript itself knows what is defined.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			// Every address comes from `addressOf`, which carries the language; the site has no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{
		// SQLite answers at once, PostgreSQL does not: what this folder offers returns promises all the same.
		// Tests give functions that return promises to what expects them.
		files: ['src/lib/server/database/*.ts', 'tests/**/*.ts'],
		rules: { '@typescript-eslint/require-await': 'off' },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
);
