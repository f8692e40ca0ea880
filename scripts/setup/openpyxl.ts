import { execFileSync } from 'node:child_process';
import { installPackages } from './debian.ts';

/** Debian's own: another one on the path need not see Debian's packages. */
export const PYTHON = '/usr/bin/python3';

function isThere(): boolean {
	try {
		execFileSync(PYTHON, ['-c', 'import openpyxl'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** Sees to it that Python reads workbooks: the tests compare ours with what a program that is not ours makes of them. */
export async function findOpenpyxl(print?: (text: string) => void): Promise<void> {
	if (isThere()) return;
	await installPackages(['python3-openpyxl'], 'The tests of workbooks need openpyxl', '', print);
}
