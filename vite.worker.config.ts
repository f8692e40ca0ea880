import { defineConfig } from 'vite';

/**
 * Programmes that run apart, each as one file beside the server: `src/lib/server/disclosure/secureApart.ts` and
 * `src/lib/server/exchange/browser/importApart.ts` start them.
 */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: true,
		rollupOptions: {
			input: {
				'securing.worker': 'src/lib/server/disclosure/securing.worker.ts',
				'importing.worker': 'src/lib/server/exchange/browser/importing.worker.ts',
				'themes.worker': 'src/lib/server/survey/themes.worker.ts',
			},
		},
		outDir: 'build',
		emptyOutDir: false,
		target: 'node24',
	},
});
