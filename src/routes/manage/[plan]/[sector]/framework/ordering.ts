/** Moves by Alt and an arrow key, and by dragging: both press the buttons that are there without scripts. */
import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { dragging } from './dragging.ts';
import { nodeAt, sendMove } from './sendMove.ts';

const KEYS: Readonly<Record<string, string>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** Of the list of all nodes. */
export const ordering: Attachment<HTMLElement> = (list) => {
	function pressed(event: KeyboardEvent): void {
		const move = KEYS[event.key];
		const node = nodeAt(event.target);
		if (!event.altKey || event.ctrlKey || event.metaKey || move === undefined || !node) return;
		event.preventDefault();
		// At either end there is no such button.
		if (node.querySelector(`form[data-moves] button[value="${move}"]`)) sendMove(node, move);
	}
	list.addEventListener('keydown', pressed);
	const end = dragging(list);
	return () => {
		list.removeEventListener('keydown', pressed);
		end();
	};
};

/** The keyboard stays at what was moved. */
export const movingOn: SubmitFunction = ({ formData, formElement }) => {
	const at = document.activeElement;
	const node = nodeAt(formElement)?.dataset.node ?? '';
	const sent = formData.get('move');
	const move = typeof sent === 'string' ? sent : '';
	return async ({ update }) => {
		await update({ reset: false });
		await tick();
		const row = document.querySelector(`[data-node="${CSS.escape(node)}"]`);
		const same = at instanceof HTMLElement && at.isConnected && at !== document.body ? at : null;
		const button = row?.querySelector<HTMLElement>(`form[data-moves] button[value="${move}"]`);
		const target =
			same ??
			button ??
			row?.querySelector<HTMLElement>('form[data-moves] button') ??
			// It stands in another part now: the way there.
			document.querySelector<HTMLElement>('[data-elsewhere]');
		target?.focus({ preventScroll: true });
		row?.scrollIntoView({ block: 'nearest' });
	};
};
