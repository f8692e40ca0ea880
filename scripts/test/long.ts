/** Repetitions in their full counts: `npm run test:long -- NAME` runs one; without a name it says which there are. */
import { live } from './output.ts';
import { tool } from './check.ts';
import { PARTS } from './parts.ts';

const [name = '', ...rest] = process.argv.slice(2);
const part = PARTS[name];
if (!part || rest.length > 0) {
	const width = Math.max(...Object.keys(PARTS).map(({ length }) => length));
	console.log('usage: npm run test:long -- NAME\n');
	for (const [name, { what }] of Object.entries(PARTS)) console.log(`  ${name.padEnd(width)}  ${what}`);
	process.exitCode = name === '' ? 0 : 1;
} else {
	process.env.MASAR_LONG = '1';
	const only = part.test === undefined ? [] : ['--testNamePattern', part.test];
	const { failed } = await tool(part.what, 'vitest', ['run', '--reporter=verbose', part.file, ...only])(live);
	process.exitCode = failed === 0 ? 0 : 1;
}
