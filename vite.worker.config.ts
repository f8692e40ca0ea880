import { defineConfig } from 'vite';

/**
 * Programmes that run apart, each as one file beside the server: `src/lib/server/disclosure/securingProcess.ts` and
 * `src/lib/server/exchange/browser/importApart.ts` start them.
 */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: true,
		rollupOptions: {
			input: {
				'securing.process': 'src/lib/server/disclosure/securing.process.ts',
				'importing.worker': 'src/lib/server/exchange/browser/importing.worker.ts',
				'themes.worker': 'src/lib/server/survey/themes.worker.ts',
			},
		},
		outDir: 'build',
		emptyOutDir: false,
		target: 'node24',
	},
});
