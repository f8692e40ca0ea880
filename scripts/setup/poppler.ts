import { execFileSync } from 'node:child_process';
import { installPackages } from './debian.ts';

function isThere(): boolean {
	try {
		execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** Sees to it that papers can be read by a program that is not ours. */
export async function findPoppler(print?: (text: string) => void): Promise<void> {
	if (isThere()) return;
	await installPackages(['poppler-utils'], 'The tests of PDF files need pdftotext', '', print);
}
