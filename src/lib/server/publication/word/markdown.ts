/** The words of a paragraph of a Word file as Markdown. */
import type { ReadRun } from '#lib/server/files/word/read.ts';

/** What of a run is looked at, wherever it is from. */
export interface SaidPiece {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly strike?: boolean;
	readonly link?: string;
	/** A footnote is marked behind the text. */
	readonly isNote: boolean;
	readonly ends?: boolean;
}

export function saidIn(run: ReadRun): SaidPiece[] {
	if ('begins' in run) return [];
	const { note, ...rest } = run;
	return [{ ...rest, isNote: note === true }];
}

/** Signs that would mean something where they stand. */
const SIGNS =
	/[\\`*{]|\[(?=[^[\]]*\])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|~(?=~)|&(?=#?\w+;)/giu;
const ALL_SIGNS = /[!-/:-@[-`{-~]/g;
/** What begins a line that is no paragraph. */
const BEGINS = /^(?:#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|\d{1,9}(?=[.)](?:\s|$))|(?:-\s*){3,}$|=+$)/;

/**
 * One line of Markdown, in one way of several that mean the same: words that were not changed come to the same text, from
 * whichever program they are.
 * @param labels of its notes, in order; further ones are left out
 * @param isCareful before every sign stands one that takes its meaning
 */
export function markdownOf(runs: readonly SaidPiece[], labels: readonly string[], isCareful = false): string {
	let notes = 0;
	const pieces = joined(runs).map((run) => {
		const label = run.isNote ? labels[notes++] : undefined;
		return wrapped(run, isCareful) + (label === undefined ? '' : `[^${label}]`) + (run.ends ? '\\\n' : '');
	});
	const line = withoutLastBreaks(
		pieces
			.join('')
			.replaceAll(/[ \t\r]+/g, ' ')
			.replaceAll(/ ?\\\n ?/g, '\\\n'),
	).trim();
	return line
		.replace(BEGINS, (sign) => (/\d/.test(sign) ? sign : `\\${sign}`))
		.replace(/^(\d{1,9})([.)](?:\s|$))/, '$1\\$2');
}

/** From the end: a pattern would begin anew at each of many breaks that others follow. */
function withoutLastBreaks(line: string): string {
	let end = line.length;
	while (end >= 2 && line.startsWith('\\\n', end - 2)) end -= 2;
	return line.slice(0, end);
}

/** A word program cuts a line into runs as it likes. */
function joined(runs: readonly SaidPiece[]): SaidPiece[] {
	const found: SaidPiece[] = [];
	for (const run of runs) {
		const last = found.at(-1);
		if (last && !last.isNote && !last.ends && looksLike(last, run))
			found[found.length - 1] = { ...run, text: last.text + run.text };
		else if (run.text !== '' || run.isNote || run.ends) found.push(run);
	}
	return found;
}

function looksLike(one: SaidPiece, other: SaidPiece): boolean {
	return (
		one.link === other.link &&
		(['bold', 'italic', 'strike'] as const).every((look) => (one[look] ?? false) === (other[look] ?? false))
	);
}

function wrapped({ text, bold, italic, strike, link }: SaidPiece, isCareful: boolean): string {
	const words = text.trim();
	if (words === '') return text;
	const before = text.slice(0, text.length - text.trimStart().length);
	const after = text.slice(text.trimEnd().length);
	let line = words.replaceAll(isCareful ? ALL_SIGNS : SIGNS, '\\$&');
	if (strike) line = `~~${line}~~`;
	if (italic) line = `*${line}*`;
	if (bold) line = `**${line}**`;
	if (link !== undefined) line = `[${line}](<${link.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
	return before + line + after;
}

/** Live figures in the place of the numbers that they were shown as; of a number that was changed the number stays. */
export function withLives(
	line: string,
	lives: readonly { readonly written: string; readonly shown: string }[],
): string {
	let done = '';
	let rest = line;
	/** Numbers that the rest does not have: it only becomes shorter. */
	const missing = new Set<string>();
	for (const { written, shown } of lives) {
		const at = missing.has(shown) ? -1 : placeOf(shown, rest);
		if (at < 0) {
			missing.add(shown);
			continue;
		}
		done += rest.slice(0, at) + written;
		rest = rest.slice(at + shown.length);
	}
	return done + rest;
}

/** Not within a longer number. */
function placeOf(shown: string, line: string): number {
	for (let at = line.indexOf(shown); at >= 0 && shown !== ''; at = line.indexOf(shown, at + 1)) {
		const around = line.slice(Math.max(0, at - 1), at) + line.slice(at + shown.length, at + shown.length + 1);
		if (!/[\p{N}]/u.test(around)) return at;
	}
	return -1;
}
