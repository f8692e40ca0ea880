/** Protects a publication apart: its linear programmes answer in one go, and pages have to be answered meanwhile. */
import type { Earlier } from '#lib/disclosure/earlier.ts';
import type { Progress, Secured } from '#lib/disclosure/secured.ts';
import type { Atom, Publication } from '#lib/disclosure/tables/atom.ts';
import { askProcess, securingProgramme } from './securingProcess.ts';

export interface Asked {
	readonly publication: Publication;
	readonly atoms: readonly Atom[];
	/** By keys, oldest first. */
	readonly earlier?: readonly Earlier[];
}

/** With the value of every figure that stands in a table, by its key. */
export interface SecuredValues extends Secured {
	readonly values: ReadonlyMap<string, number>;
}

export type Told = { readonly progress: Progress } | { readonly secured: SecuredValues };

/** @throws what the programme throws */
export async function secureApart(
	asked: Asked,
	onProgress: (progress: Progress) => void,
	program = securingProgramme(import.meta.url),
): Promise<SecuredValues> {
	let secured: SecuredValues | undefined;
	await askProcess<Told>(program, asked, (told) => {
		if ('progress' in told) onProgress(told.progress);
		else secured = told.secured;
	});
	if (!secured) throw new Error('what was asked to protect a publication told nothing');
	return secured;
}
