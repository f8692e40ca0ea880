/** Readers of the files of a publication that are packed. */
import { bundleFile } from './bundleFile.ts';
import type { ReadPacked } from './packed.ts';
import { paperFile } from './paperFile.ts';
import { wordFile } from './wordFile.ts';
import { workbookFile } from './workbookFile.ts';

/** By the name of the file. */
export const PACKED: Readonly<Record<string, ReadPacked>> = {
	'dashboard.pdf': paperFile,
	'figures.xlsx': workbookFile,
	'narrative.docx': wordFile,
	'bundle.zip': bundleFile,
};

/** Their bytes are carried as Latin letters, one each. */
export function isPacked(address: string): boolean {
	return Object.keys(PACKED).some((name) => address.endsWith(`/${name}`));
}
