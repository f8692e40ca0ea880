/** The words of a line as HTML, and the list of the notes that they mark. */
import { m } from '#lib/paraglide/messages.js';
import type { Footnote, Inline, ShownLive } from '#lib/publication/prose.ts';
import { escaped } from '#lib/server/http/document.ts';

const TAGS = { strong: 'strong', emphasis: 'em', struck: 's' } as const;

export function inlineHtml(inlines: readonly Inline[]): string {
	return inlines.map(oneHtml).join('');
}

function oneHtml(one: Inline): string {
	switch (one.is) {
		case 'text':
			return escaped(one.text);
		case 'code':
			return `<code>${escaped(one.text)}</code>`;
		case 'space':
			return '\n';
		case 'break':
			return '<br>\n';
		case 'link': {
			const title = one.title === undefined ? '' : ` title="${escaped(one.title)}"`;
			// Leads away without telling from where.
			return `<a href="${escaped(one.to)}"${title} rel="noopener noreferrer nofollow">${inlineHtml(one.of)}</a>`;
		}
		case 'live':
			return liveHtml(one);
		case 'mark':
		case 'note':
			return markHtml(one.letter);
		default:
			return `<${TAGS[one.is]}>${inlineHtml(one.of)}</${TAGS[one.is]}>`;
	}
}

function liveHtml({ written, text, value, why, source, fault }: ShownLive): string {
	if (fault !== null)
		return `<mark class="fault">${escaped(written)} <small>${escaped(fault)}</small></mark>`;
	if (value === null) return escaped(text);
	const figure = `<data value="${value}"><bdi>${escaped(text)}</bdi></data>`;
	return why === null
		? figure
		: `<a class="why" href="${escaped(why)}" title="${escaped(source ?? m.why_title())}">${figure}</a>`;
}

function markHtml(letter: string): string {
	return `<sup class="mark"><a href="#text-note-${letter}" aria-label="${m.note_number({ number: letter })}">${letter}</a></sup>`;
}

/** Empty where no word marks one. */
export function noteList(notes: readonly Footnote[]): string {
	const items = notes.map(
		({ letter, of }) => `<li id="text-note-${letter}"><span>${letter}</span> ${inlineHtml(of)}</li>\n`,
	);
	return items.length === 0 ? '' : `<ul class="text-notes">\n${items.join('')}</ul>\n`;
}
