import { BESIDE_FILE } from '#lib/exchange/sent.ts';
import { isBoundaryFile } from '#lib/server/exchange/boundaries/bundle.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

/** A bundle without one of these is none; all other files may be absent, which is as if they had no rows. */
const NEEDED = [
	'plan.json',
	'organisations.csv',
	'places.csv',
	'framework.csv',
	'periods.csv',
	'reports.csv',
];
const OPTIONAL = [
	...['participation.csv', 'targets.csv', 'needs.csv', 'marks.csv', 'funding.csv', 'words.csv'],
	...['services.csv', 'referrals.csv'],
];

const NARRATIVE = /^narrative\/[^/]+\.md$/;

/** Which files are there, and not too large to be read into memory. False when reading on makes no sense. */
export function checkFiles({ files }: Source, issues: Issues): boolean {
	for (const file of NEEDED) {
		if (!files.has(file)) issues.error('missing file', { file }, `The bundle has no ${file}: add it.`);
	}
	for (const [file, { size }] of files) {
		const most = largest(file);
		if (most === null && /^boundaries\/.*json$/i.test(file)) {
			const message =
				'The name does not say of which level the shapes are: name it boundaries/level-3.geojson, or .topojson, with 0 to 3.';
			issues.error('unknown level', { file }, message);
		} else if (most === null) {
			issues.warn('unknown file', { file }, 'This file is no part of a bundle and was not read.');
		} else if (size > most) {
			const message = `The file has ${size} bytes; at most ${most} are read: it holds something that does not belong.`;
			issues.error('too long', { file }, message);
		}
	}
	const narrative = [...files].reduce((sum, [file, { size }]) => sum + (NARRATIVE.test(file) ? size : 0), 0);
	if (narrative > LIMITS.narrative) {
		const message = `The sections have ${narrative} bytes together; at most ${LIMITS.narrative} are read: shorten them.`;
		issues.error('too long', { file: 'narrative' }, message);
	}
	return issues.errors === 0;
}

/** Bytes that a file may have, since it is read into memory; null: it is no part of a bundle. */
function largest(file: string): number | null {
	if (file === 'reports.csv') return Infinity;
	if (isBoundaryFile(file)) return LIMITS.boundaries;
	if (NARRATIVE.test(file)) return LIMITS.section;
	const isPart = NEEDED.includes(file) || OPTIONAL.includes(file) || file === BESIDE_FILE;
	return isPart ? LIMITS.file : null;
}
