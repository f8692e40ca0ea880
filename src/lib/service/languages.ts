/** Languages in which something is offered, by their codes in ISO 639. */
const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether there is a language of this code: `ar`, `ku`, `hy`. */
export function isLanguageCode(code: string): boolean {
	return /^[a-z]{2,3}$/.test(code) && named.of(code) !== undefined;
}
