/** Words that were typed and not sent, on the device: they outlive a page that is closed or read anew. */
import type { Attachment } from 'svelte/attachments';

export interface Keep {
	/** Tells the field, of this person, from all others on the device. */
	readonly name: string;
	/** The action that takes the words: `add` of `?/add`. */
	readonly sentBy: string;
}

interface Kept {
	readonly text: string;
	/** It went off: the next page tells whether it came through. */
	readonly sent: boolean;
}

/** Signing out empties the device: what was not sent is not for whoever uses it next. */
export function keeping({ name, sentBy }: Keep): Attachment<HTMLTextAreaElement> {
	const place = `masar.words.${name}`;
	return (field) => {
		const kept = read(place);
		// A page that answers what was sent is a new one. Reading the last one anew, or going back to it, is no answer.
		if (kept?.sent && isNewPage()) forget(place);
		else if (kept && field.value === '') {
			field.value = kept.text;
			field.closest('details')?.toggleAttribute('open', true);
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
		const keep = (sent: boolean) => {
			if (field.value.trim() === '') forget(place);
			else write(place, { text: field.value, sent });
		};
		const typed = () => keep(false);
		const sending = ({ target }: Event) => {
			if (target instanceof HTMLFormElement && isSentBy(target, sentBy, field)) keep(true);
		};
		field.addEventListener('input', typed);
		document.addEventListener('submit', sending, true);
		return () => {
			field.removeEventListener('input', typed);
			document.removeEventListener('submit', sending, true);
		};
	};
}

/** The words may go in another form than their own: lines that were looked at are sent by the form of the preview. */
function isSentBy(form: HTMLFormElement, action: string, field: HTMLTextAreaElement): boolean {
	if (!new URL(form.action).searchParams.has(`/${action}`)) return false;
	const other = form.elements.namedItem(field.name);
	return other === field || (other instanceof HTMLInputElement && other.type === 'hidden');
}

function isNewPage(): boolean {
	const [navigation] = performance.getEntriesByType('navigation');
	return navigation instanceof PerformanceNavigationTiming && navigation.type === 'navigate';
}

function read(place: string): Kept | undefined {
	try {
		return (JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null) ?? undefined;
	} catch {
		return undefined;
	}
}

function write(place: string, kept: Kept): void {
	try {
		localStorage.setItem(place, JSON.stringify(kept));
	} catch {
		// Without room, or where the browser forbids it, the open page still holds the words.
	}
}

function forget(place: string): void {
	try {
		localStorage.removeItem(place);
	} catch {
		// Where the browser forbids it, there is nothing to forget.
	}
}
