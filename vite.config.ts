import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { APART, ON_BOTH, ON_POSTGRESQL } from './tests/support/postgresql/files.ts';
import { TRANSLATIONS } from './src/lib/plan/text.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['url', 'baseLocale'],
			urlPatterns: [
				{
					pattern: '/:path(.*)?',
					localized: [
						...TRANSLATIONS.map((language): [string, string] => [language, `/${language}/:path(.*)?`]),
						['en', '/:path(.*)?'],
					],
				},
			],
		}),
		sveltekit(),
	],
	// Inside the build, drizzle costs a start nothing; from its 125 files, Node takes half a second to read it.
	ssr: { noExternal: process.env.VITEST ? [] : ['drizzle-orm'] },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// What eight entries share is in one file: the map came in 94 of them, each with a kilobyte of headers.
						codeSplitting: {
							groups: [{ name: 'shared', test: /./, minShareCount: 8 }],
						},
					},
				},
			},
		},
	},
	test: {
		expect: { requireAssertions: true },
		environment: 'node',
		// Read as a text for its colours; of all other styles nothing is processed.
		css: { include: [/\/tokens\.css\?raw$/] },
		exclude: ['tests/e2e/**'],
		// Files share a worker and what it has imported: no module has a state that one of them could leave to another.
		isolate: false,
		globalSetup: 'tests/support/migrated.ts',
		setupFiles: ['tests/support/ownLocale.ts'],
		// Half of what tests do is waiting for the disk and for servers that they have started.
		maxWorkers: '100%',
		// Tests that start processes take four times as long on a machine that others use too.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'sqlite',
					provide: { engine: 'sqlite' },
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/e2e/**', ...ON_BOTH, ...APART],
				},
			},
			{
				extends: true,
				test: { name: 'apart', provide: { engine: 'sqlite' }, include: APART, isolate: true },
			},
			{
				extends: true,
				test: {
					name: 'postgresql',
					include: [...ON_BOTH, ...ON_POSTGRESQL],
					globalSetup: ['tests/support/migrated.ts', 'tests/support/postgresql/setup.ts'],
					provide: { engine: 'postgresql' },
				},
			},
		],
	},
});
