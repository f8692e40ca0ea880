/** Takes Lebanon's outline out of world-atlas (Natural Earth, public domain) into the file that the project ships. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { buildTopology } from '#lib/server/exchange/boundaries/topology.ts';
import { readArea } from '#lib/server/exchange/boundaries/rings.ts';

const FILE = 'src/lib/server/places/lebanon.ts';
/** ISO 3166-1: numeric in the atlas, letters in P-codes. */
const NUMERIC = '422';
const CODE = 'LB';

const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
const world = JSON.parse(readFileSync(atlas, 'utf8')) as Topology<{ countries: GeometryCollection }>;
const country = feature(world, world.objects.countries).features.find(({ id }) => id === NUMERIC);
const area = readArea(country?.geometry);
if (!('polygons' in area)) throw new Error(area.map(({ message }) => message).join(' '));
const shape = { ...area, code: CODE, file: atlas, number: 1, name: null };
const topology = buildTopology([shape], { level: 0, source: 'Natural Earth', disclaimer: null });
const text = `/** TopoJSON from Natural Earth by way of world-atlas, public domain: \`npm run outline\` writes this file. */
export const LEBANON =
	'${JSON.stringify(topology)}';
`;
writeFileSync(FILE, text);
console.log(`${FILE}: ${text.length} bytes`);
