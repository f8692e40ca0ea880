/** Arrow keys and pasted blocks of cells, as in a spreadsheet. */
import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };

/** @param selector of the fields, which stand in the rows of a table */
const movesAmong =
	(selector: string): Attachment<HTMLElement> =>
	(table) => {
		const cells = () =>
			[...table.querySelectorAll('tr')]
				.map((row) => [...row.querySelectorAll<HTMLInputElement>(selector)])
				.filter((fields) => fields.length > 0);
		const whereIs = (field: HTMLInputElement): [number, number] => {
			const rows = cells();
			const row = rows.findIndex((fields) => fields.includes(field));
			return [row, rows[row]?.indexOf(field) ?? -1];
		};

		function moved(event: KeyboardEvent): void {
			const step = STEPS[event.key];
			const { target } = event;
			if (step === undefined || !(target instanceof HTMLInputElement) || !target.matches(selector)) return;
			const [row, column] = whereIs(target);
			const next = row < 0 ? undefined : cells()[row + step]?.[column];
			// Enter goes down; it is not to send a form half filled.
			event.preventDefault();
			if (next) next.select();
			// In the last field Enter takes the focus away: a field saves when it is left.
			else if (event.key === 'Enter') target.blur();
		}

		function pasted(event: ClipboardEvent): void {
			const text = event.clipboardData?.getData('text/plain') ?? '';
			const { target } = event;
			if (!(target instanceof HTMLInputElement) || !target.matches(selector)) return;
			const [row, column] = whereIs(target);
			// A field would run lines together: 12 and 13 to 1213.
			if (row < 0 || !/[\t\n]/.test(text.trim())) return;
			event.preventDefault();
			const rows = cells();
			const filled = new Map<Element | null, HTMLInputElement>();
			text
				.replace(/\r?\n$/, '')
				.split(/\r?\n/)
				.forEach((line, down) =>
					line.split('\t').forEach((value, across) => {
						const field = rows[row + down]?.[column + across];
						if (!field) return;
						field.value = value.trim();
						field.dispatchEvent(new Event('input', { bubbles: true }));
						filled.set(field.closest('[data-card]'), field);
					}),
				);
			// Each card is sent once.
			for (const field of filled.values()) field.dispatchEvent(new Event('change', { bubbles: true }));
		}

		table.addEventListener('keydown', moved);
		table.addEventListener('paste', pasted);
		return () => {
			table.removeEventListener('keydown', moved);
			table.removeEventListener('paste', pasted);
		};
	};

/** Among the cells of one row's breakdown. */
export const movingInGrid = movesAmong('input');
/** Among the figures of an indicator's rows, down the column. */
export const movingInRows = movesAmong('input.figure');
