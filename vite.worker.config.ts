import { defineConfig } from 'vite';

/** Programmes that run apart, each as one file beside the server: `src/lib/server/disclosure/secureApart.ts` starts it. */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: 'src/lib/server/disclosure/securing.worker.ts',
		outDir: 'build',
		emptyOutDir: false,
		target: 'node24',
	},
});
