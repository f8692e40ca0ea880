/** Arrow keys and pasted blocks of cells, as in a spreadsheet. */
import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
	ArrowDown: [1, 0],
	ArrowUp: [-1, 0],
	Enter: [1, 0],
};

export const moving: Attachment<HTMLElement> = (grid) => {
	const cells = () => [...grid.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('input')]);
	const whereIs = (input: HTMLInputElement): [number, number] => {
		const rows = cells();
		const row = rows.findIndex((inputs) => inputs.includes(input));
		return [row, rows[row]?.indexOf(input) ?? -1];
	};

	function moved(event: KeyboardEvent): void {
		const step = STEPS[event.key];
		if (!step || !(event.target instanceof HTMLInputElement)) return;
		const [row, column] = whereIs(event.target);
		const next = cells()[row + step[0]]?.[column + step[1]];
		// Enter in a grid goes down; it is not to send the form half filled.
		event.preventDefault();
		next?.select();
	}

	function pasted(event: ClipboardEvent): void {
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (!(event.target instanceof HTMLInputElement) || !/[\t\n]/.test(text.trim())) return;
		event.preventDefault();
		const [row, column] = whereIs(event.target);
		const rows = cells();
		text
			.replace(/\r?\n$/, '')
			.split(/\r?\n/)
			.forEach((line, down) =>
				line.split('\t').forEach((value, across) => {
					const input = rows[row + down]?.[column + across];
					if (!input) return;
					input.value = value.trim();
					input.dispatchEvent(new Event('input', { bubbles: true }));
				}),
			);
		event.target.dispatchEvent(new Event('change', { bubbles: true }));
	}

	grid.addEventListener('keydown', moved);
	grid.addEventListener('paste', pasted);
	return () => {
		grid.removeEventListener('keydown', moved);
		grid.removeEventListener('paste', pasted);
	};
};
