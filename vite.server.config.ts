import { defineConfig } from 'vite';

/** The server around the framework's handler, as one file beside it: Node would read its packages for half a second. */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: 'src/server.ts',
		outDir: 'build',
		emptyOutDir: false,
		target: 'node24',
		rolldownOptions: { external: ['./handler.js'] },
	},
	ssr: { noExternal: ['drizzle-orm', 'zod', 'zod-openapi'] },
});
