/** Below these, known holes are open or the parts do not fit together. */
const AT_LEAST: Readonly<Record<string, string>> = {
	'@sveltejs/kit': '2.70.2',
	svelte: '5.56.10',
	devalue: '5.9.3',
	'better-auth': '1.7.7',
	'better-sqlite3': '13.2.0',
	'drizzle-orm': '0.45.4',
	'@e965/xlsx': '0.20.3',
};

/** Never: open holes (xlsx), an install script (node), a download of 360 MB (paraglide from 2.24 on). */
const NEVER: readonly ((name: string, version: string) => boolean)[] = [
	(name) => name === 'xlsx',
	(name) => name === 'node',
	(name, version) => name === '@inlang/paraglide-js' && compareVersions(version, '2.24.0') >= 0,
];

export interface Lock {
	readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** Packages of a lock file that must not be there, or not that old; each copy of them. */
export function unsafePackages(lock: Lock): string[] {
	return Object.entries(lock.packages).flatMap(([path, { version }]) => {
		const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
		if (path === '' || version === undefined) return [];
		const least = AT_LEAST[name];
		const isOld = least !== undefined && compareVersions(version, least) < 0;
		return isOld || NEVER.some((forbids) => forbids(name, version)) ? [`${path} ${version}`] : [];
	});
}

function compareVersions(left: string, right: string): number {
	const [a, b] = [left, right].map((version) => version.split(/[.-]/).map(Number));
	for (const place of [0, 1, 2]) {
		const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
