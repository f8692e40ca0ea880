/** Saves a form as soon as one of its fields is left changed, without leaving the page. */
import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';

/** How a form stands, for the eye and for styles: its `data-saved`. */
type Saved = 'yes' | 'no' | 'saving' | 'offline' | 'refused';

export const saving: Attachment<HTMLFormElement> = (form) => {
	let again = false;
	let busy = false;
	const tell = (saved: Saved) => (form.dataset.saved = saved);

	async function save(): Promise<void> {
		if (busy) {
			again = true;
			return;
		}
		busy = true;
		tell('saving');
		try {
			const response = await fetch(form.action, {
				method: 'POST',
				body: new FormData(form),
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			});
			const result = deserialize(await response.text());
			const saved =
				result.type === 'success' ? (result.data?.saved as { version: number } | undefined) : undefined;
			const version = form.elements.namedItem('version');
			// The next save follows this one at once, before the page has been read anew.
			if (saved && version instanceof HTMLInputElement) version.value = String(saved.version);
			tell(result.type === 'success' ? 'yes' : 'refused');
			if (result.type === 'failure') form.dataset.refused = String(result.data?.refused ?? '');
		} catch {
			tell('offline');
		} finally {
			busy = false;
		}
		if (again) {
			again = false;
			await save();
			return;
		}
		if (form.dataset.saved === 'yes') await invalidateAll();
	}

	const changed = () => void save();
	const online = () => {
		if (form.dataset.saved === 'offline') void save();
	};
	const submitted = (event: SubmitEvent) => {
		if (event.submitter?.dataset.saves === 'no') return;
		event.preventDefault();
		void save();
	};
	form.classList.add('saves');
	form.addEventListener('change', changed);
	form.addEventListener('submit', submitted);
	window.addEventListener('online', online);
	return () => {
		form.removeEventListener('change', changed);
		form.removeEventListener('submit', submitted);
		window.removeEventListener('online', online);
	};
};
