/** What forms with `data-order` move by buttons, moved by a pointer and by Alt with an arrow as well. */
import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, string>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** Of the list around them: forms of one order name it, and their places in it from 0 (`data-at`). */
export const draggedInOrder: Attachment<HTMLElement> = (list) => {
	let dragged: HTMLFormElement | null = null;
	const formOf = ({ target }: Event) => {
		const element = target instanceof Element ? target : null;
		const item = element?.closest('[data-item]') ?? element;
		return item?.querySelector<HTMLFormElement>('form[data-order]') ?? null;
	};
	const send = (form: HTMLFormElement, move: string) => {
		const button = Object.assign(document.createElement('button'), { name: 'move', value: move });
		button.hidden = true;
		form.append(button);
		form.requestSubmit(button);
	};
	const isAmong = (form: HTMLFormElement | null): form is HTMLFormElement =>
		form !== null && form !== dragged && form.dataset['order'] === dragged?.dataset['order'];
	const heard: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>> = {
		dragstart: (event) => {
			const handle = event.target instanceof Element && event.target.matches('.handle');
			dragged = handle ? formOf(event) : null;
		},
		dragover: (event) => {
			if (isAmong(formOf(event))) event.preventDefault();
		},
		drop: (event) => {
			const onto = formOf(event);
			if (!dragged || !isAmong(onto)) return;
			event.preventDefault();
			send(dragged, onto.dataset['at'] ?? '');
		},
		keydown: (event) => {
			if (!(event instanceof KeyboardEvent) || !event.altKey) return;
			const move = STEPS[event.key];
			const button = move && formOf(event)?.querySelector<HTMLButtonElement>(`button[value="${move}"]`);
			if (!button) return;
			event.preventDefault();
			button.click();
		},
	};
	for (const [name, hear] of Object.entries(heard)) list.addEventListener(name, hear);
	document.documentElement.dataset['drags'] = '';
	return () => {
		for (const [name, hear] of Object.entries(heard)) list.removeEventListener(name, hear);
		delete document.documentElement.dataset['drags'];
	};
};
