/** What files of a quarter are made of: what its pages have, and nothing of who asks or from which address. */
import type { Content, Manifest } from '#lib/publication/content.ts';
import type { Edition } from '#lib/plan/edition.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';

export interface FileEdition {
	/** Answers from the publication alone: what was not recorded throws. */
	readonly reader: Reader;
	/** As `openQuarter` gives it to pages; the language is that of the file. */
	readonly scope: WholeScope & { readonly edition: Edition };
	readonly period: Period;
	/** The document that stands; of a draft what is about to be cleared. */
	readonly document: Content | Manifest;
	/** The page of this very revision, whole, in the language of the file: `https://…/ar/plan-2024/food/2024/q1/r1.0`. */
	readonly address: string;
	/** Reports could still change when its figures were taken. */
	readonly isProvisional: boolean;
	/** The revision before it that stands; null: it is the first. */
	readonly before: FileEdition | null;
}
