/** Addresses of the signed-in pages of reports, in the reader's language. */
import { inLanguage } from './address.ts';

/** @param tail what follows the report, beginning with a slash or a question mark */
export function reportAddress(id: number, tail = ''): string {
	return inLanguage(`/reports/${id}${tail}`);
}

export function reportsAddress(): string {
	return inLanguage('/reports');
}

export function reviewAddress(tail = ''): string {
	return inLanguage(`/review${tail}`);
}
