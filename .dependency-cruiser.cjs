/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'resolvable',
			severity: 'error',
			from: {},
			to: {
				couldNotResolve: true,
				pathNot:
					'^\\$(app|env)/|^\\./\\$types|^\\./\\$types\\.js|paraglide|^(geojson|topojson-specification)$',
			},
		},
		{
			name: 'solver-in-a-process-of-its-own',
			comment:
				'V8 may abort a process that gives WebAssembly back: src/lib/server/disclosure/securingProcess.ts.',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/disclosure/securing\\.process\\.ts$' },
			to: { path: '^src/lib/server/disclosure/highs\\.ts$' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'src/lib/paraglide|\\.svelte-kit' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'default'],
			extensions: ['.ts', '.js', '.svelte'],
		},
	},
};
