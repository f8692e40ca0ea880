/** Lets Node import a file as text by `?raw`, as the build does: for scripts that read workbooks. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** From then on, for what is imported by `import()`: what is imported by name is linked before. */
export function importRawText(): void {
	registerHooks({
		load(url, context, next) {
			if (!url.endsWith('?raw')) return next(url, context);
			const text = readFileSync(fileURLToPath(url.slice(0, -'?raw'.length)), 'utf8');
			return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
		},
	});
}
