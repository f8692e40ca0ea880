/** Saves a form as soon as one of its fields is left changed, without leaving the page, and says how that went. */
import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';
import { m } from '#lib/paraglide/messages.js';

type Outcome = { is: 'saved'; version: number | null } | { is: 'refused'; why: string } | { is: 'offline' };

async function send(form: HTMLFormElement): Promise<Outcome> {
	let text: string;
	try {
		const response = await fetch(form.action, {
			method: 'POST',
			body: new FormData(form),
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		});
		text = await response.text();
	} catch {
		return { is: 'offline' };
	}
	const result = deserialize<{ saved?: { version: number } }, { refused?: string }>(text);
	if (result.type === 'success') return { is: 'saved', version: result.data?.saved?.version ?? null };
	return {
		is: 'refused',
		why: (result.type === 'failure' ? result.data?.refused : undefined) ?? m.save_failed(),
	};
}

export const saving: Attachment<HTMLFormElement> = (form) => {
	const told = document.createElement('output');
	form.append(told);
	form.classList.add('saves');
	let isBusy = false;
	let isDue = false;

	async function save(): Promise<void> {
		isDue = true;
		if (isBusy) return;
		isBusy = true;
		let outcome: Outcome = { is: 'offline' };
		while (isDue) {
			isDue = false;
			told.textContent = m.saving();
			outcome = await send(form);
			const version = form.elements.namedItem('version');
			// What is changed meanwhile follows at once, before the page has been read anew.
			if (outcome.is === 'saved' && outcome.version !== null && version instanceof HTMLInputElement) {
				version.value = String(outcome.version);
			}
		}
		isBusy = false;
		told.dataset.is = outcome.is;
		told.textContent =
			outcome.is === 'saved' ? m.saved() : outcome.is === 'offline' ? m.not_saved_offline() : outcome.why;
		if (outcome.is === 'saved') await invalidateAll();
	}

	const changed = () => void save();
	const online = () => {
		if (told.dataset.is === 'offline') void save();
	};
	const submitted = (event: SubmitEvent) => {
		if (event.submitter?.dataset.saves === 'no') return;
		event.preventDefault();
		void save();
	};
	/** Leaving with something unsaved is asked about. */
	const leaving = (event: BeforeUnloadEvent) => {
		if (isBusy || told.dataset.is === 'offline') event.preventDefault();
	};
	form.addEventListener('change', changed);
	form.addEventListener('submit', submitted);
	window.addEventListener('online', online);
	window.addEventListener('beforeunload', leaving);
	return () => {
		told.remove();
		form.removeEventListener('change', changed);
		form.removeEventListener('submit', submitted);
		window.removeEventListener('online', online);
		window.removeEventListener('beforeunload', leaving);
	};
};
