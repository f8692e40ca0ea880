/** What each file of a quarter is good for. */
import { m } from '#lib/paraglide/messages.js';

const WORDS: ReadonlyMap<string, () => string> = new Map([
	['dashboard.pdf', () => m.file_dashboard_pdf()],
	['narrative.docx', () => m.file_narrative_docx()],
	['figures.xlsx', () => m.file_figures_xlsx()],
	['figures.csv', () => m.file_figures_csv()],
	['figures.json', () => m.file_figures_json()],
	['bundle.zip', () => m.file_bundle_zip()],
	['datapackage.json', () => m.file_datapackage_json()],
]);

/** In a sentence; empty for a file that there is not. */
export function fileWords(name: string): string {
	return WORDS.get(name)?.() ?? '';
}
