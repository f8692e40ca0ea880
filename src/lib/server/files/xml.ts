/** Text within XML: what others wrote stays text, and breaks no file. */

/** Without signs that no XML may hold, and without halves of letters. */
export function lawful(text: string): string {
	return text.toWellFormed().replaceAll(/[\ufffe\uffff]|[^\P{Cc}\t\n\r]/gu, '');
}

/** As text of an element, and of an attribute in double quotes. */
export function xmlText(text: string): string {
	return lawful(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** A drawing's markup as XML: a component escapes its texts for HTML, which takes more signs, and the end of a CDATA section. */
export function lawfulMarkup(markup: string): string {
	return lawful(markup).replaceAll(']]>', ']]&gt;');
}
