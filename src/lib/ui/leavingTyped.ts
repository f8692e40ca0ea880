/** A page with a form is left once it was sent, or the reader says so: what was typed is not lost by a press beside it. */
import { beforeNavigate } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';

/**
 * For a form; called while its page is made.
 * @param question whether to leave
 * @param isUnsent what stands in it came back and is not stored
 */
export function askBeforeLeaving(question: () => string, isUnsent: () => boolean): Attachment<HTMLElement> {
	let isTyped = false;
	let isSent = false;
	beforeNavigate((navigation) => {
		if (isSent || !(isTyped || isUnsent())) return;
		// Where the whole page is closed, the browser asks in its own words.
		if (navigation.type === 'leave' || !confirm(question())) navigation.cancel();
		else isSent = true;
	});
	return (form) => {
		const typing = () => (isTyped = true);
		const sending = () => (isSent = true);
		form.addEventListener('input', typing);
		form.addEventListener('submit', sending);
		return () => {
			form.removeEventListener('input', typing);
			form.removeEventListener('submit', sending);
		};
	};
}
