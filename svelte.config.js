import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// A page's styles come with it: on a slow line each of its dozen files would cost another way there and back.
		inlineStyleThreshold: 16_384,
		typescript: {
			/** @param {{ include: string[], exclude: string[] }} config */
			config: (config) => ({
				...config,
				// The worker is of this project too: without its own types, which contradict those of a page.
				exclude: config.exclude.filter((path) => !path.includes('service-worker')),
				include: [
					...config.include,
					'../*.config.ts',
					'../db/**/*.ts',
					'../scripts/**/*.mjs',
					'../scripts/**/*.ts',
					'../tests/**/*.ts',
				],
			}),
		},
		// The pages of reports register it: nobody else's browser is asked to keep anything.
		serviceWorker: { register: false },
		// The guard refuses other sites' forms, with a page of this site's own; and not forms alone.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			// Not by nonces: a page that the browser kept is shown again with the answer "not modified".
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Bars and marks carry their length in a style attribute; scripts and style elements stay strict.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
	},
};
