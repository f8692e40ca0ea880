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
		typescript: {
			/** @param {{ include: string[] }} config */
			config: (config) => ({
				...config,
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
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Bars and marks carry their length in a style attribute; scripts and style elements stay strict.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
	},
};
