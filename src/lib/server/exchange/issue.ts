/** What is wrong with a bundle: each with its place and a sentence that says what to do. */
import type { FaultChoices } from '#lib/exchange/choices.ts';
import { withMarksShown } from '#lib/report/texts.ts';

export interface BundleIssue {
	/** Short name of what is wrong, the same for all of its sort: `unknown code`. */
	readonly kind: string;
	readonly severity: 'error' | 'warning';
	readonly file: string;
	/** Counted from 1, the header row included; null: the file as a whole. */
	readonly line: number | null;
	/** Name of the column; null: the row as a whole. */
	readonly column: string | null;
	/** A sentence for the person who mends the file. */
	readonly message: string;
	/** What could stand there; absent: no closed list says it. */
	readonly choices?: FaultChoices;
}

export interface Where {
	readonly file: string;
	readonly line?: number | null;
	readonly column?: string | null;
}

/** A broken file can be wrong a million times: so many of a kind are kept, the rest is counted. */
const KEPT_OF_A_KIND = 1000;

/** Everything found wrong, so that all of it is told at once. */
export class Issues {
	readonly kept: BundleIssue[] = [];
	readonly #counts = new Map<string, number>();
	/** By file, keys of rows that could not be read; null: rows whose key cannot be read either. */
	readonly #lost = new Map<string, Set<string | null>>();
	/** Cells that are known to be wrong: what else is wrong with them is no fault of its own. */
	#told: ReadonlySet<string> = new Set();
	errors = 0;
	warnings = 0;

	/** Takes what was found wrong with cells before the file is read; a line that is null stands for every line. */
	foretell(told: readonly BundleIssue[]): void {
		for (const { kind, message, choices, ...where } of told) this.error(kind, where, message, choices);
		this.#told = new Set(told.map(cellOf));
	}

	error(kind: string, where: Where, message: string, choices?: FaultChoices): void {
		if (this.#told.size > 0 && [where, { ...where, line: null }].some((one) => this.#told.has(cellOf(one))))
			return;
		this.errors++;
		this.#add('error', kind, where, message, choices);
	}

	warn(kind: string, where: Where, message: string): void {
		this.warnings++;
		this.#add('warning', kind, where, message);
	}

	/** A row of the file was told to be wrong and is left out. */
	lose(file: string, key: string | null): void {
		const lost = this.#lost.get(file) ?? new Set();
		this.#lost.set(file, lost.add(key));
	}

	/** Whether a row that is not there may be one that was left out: then that it is missing is no fault of its own. */
	isLost(file: string, key: string): boolean {
		const lost = this.#lost.get(file);
		return lost !== undefined && (lost.has(key) || lost.has(null));
	}

	/** By kind, how many were found beyond those that are kept. */
	get beyond(): Map<string, number> {
		const over = [...this.#counts].filter(([, count]) => count > KEPT_OF_A_KIND);
		return new Map(over.map(([kind, count]) => [kind, count - KEPT_OF_A_KIND]));
	}

	#add(
		severity: BundleIssue['severity'],
		kind: string,
		{ file, line, column }: Where,
		message: string,
		choices?: FaultChoices,
	): void {
		const count = (this.#counts.get(kind) ?? 0) + 1;
		this.#counts.set(kind, count);
		if (count > KEPT_OF_A_KIND) return;
		const place = { file, line: line ?? null, column: column ?? null };
		this.kept.push({ kind, severity, ...place, message, ...(choices && { choices }) });
	}
}

function cellOf({ file, line, column }: Where): string {
	return [file, line ?? '', column ?? ''].join('\u0001');
}

/** Thrown when a bundle is not taken: nothing was changed. */
export class BundleRefused extends Error {
	readonly issues: Issues;
	constructor(issues: Issues) {
		super(`the bundle has ${issues.errors} ${issues.errors === 1 ? 'error' : 'errors'} and was not imported`);
		this.name = 'BundleRefused';
		this.issues = issues;
	}
}

/** `reports.csv:12:value: … (bad number)`, as a compiler would say it. */
export function formatIssue({ kind, severity, file, line, column, message }: BundleIssue): string {
	const place = [file, line, column].filter((part) => part !== null).join(':');
	return `${severity === 'warning' ? 'warning: ' : ''}${place}: ${message} (${kind})`;
}

/** Text from a file as a message shows it: quoted, on one line, cut short, what nobody sees written out. */
export function shown(text: string): string {
	return withMarksShown(JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text));
}
