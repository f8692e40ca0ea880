/** A row of the framework, and its own form, which moves it. */

export const nodeAt = (target: EventTarget | null): HTMLElement | null =>
	target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null;

/** Sends a node's own form. @param move `up`, `down`, or a place among those beside it, from 0 */
export function sendMove(node: HTMLElement, move: string): void {
	const form = node.querySelector<HTMLFormElement>(
		`form[data-moves="${CSS.escape(node.dataset.node ?? '')}"]`,
	);
	const button = document.createElement('button');
	Object.assign(button, { name: 'move', value: move, hidden: true });
	form?.append(button);
	form?.requestSubmit(button);
	button.remove();
}
