import { runProgram } from './process.mjs';

/**
 * Packages of Debian, installed where we may. Throws with what to do where that is not allowed or does not work.
 * @param need what needs them, as the beginning of a sentence
 * @param otherwise what helps where apt-get does not
 * @param print takes what apt-get writes, instead of the terminal
 */
export async function installPackages(
	packages: readonly string[],
	need: string,
	otherwise: string,
	print?: (text: string) => void,
): Promise<void> {
	if (process.getuid?.() !== 0) {
		throw new Error(`${need}: "sudo apt-get install ${packages.join(' ')}" brings it. ${otherwise}`.trim());
	}
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, ...(print && { print }) };
	const code =
		(await runProgram('apt-get', ['update', '-q'], options)) ||
		(await runProgram('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], options));
	if (code !== 0) {
		throw new Error(
			`${need}; apt-get could not install it (code ${code}): its own words stand above. ${otherwise}`.trim(),
		);
	}
}
