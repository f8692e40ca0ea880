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
