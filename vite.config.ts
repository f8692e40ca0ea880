import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['url', 'baseLocale'],
			emitTsDeclarations: true,
			urlPatterns: [
				{
					pattern: '/:path(.*)?',
					localized: [
						['ar', '/ar/:path(.*)?'],
						['fr', '/fr/:path(.*)?'],
						['en', '/:path(.*)?'],
					],
				},
			],
		}),
		sveltekit(),
	],
	test: {
		expect: { requireAssertions: true },
		environment: 'node',
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**'],
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
