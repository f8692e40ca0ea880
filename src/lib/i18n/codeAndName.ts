import type { Localised } from '#lib/plan/text.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { directionOf, isolated, plain } from './locale.ts';

/** A code before its name, where no element can hold it: alone in a line from the right, 1.a reads a.1. */
export function codeAndName({ code, name }: { readonly code: string; readonly name: Localised }): string {
	return `${directionOf(getLocale()) === 'rtl' ? isolated(code) : code} ${plain(name)}`;
}
