import { runProgram } from '../setup/process.mjs';

/** Where a check's words go, and those of the programs that it runs. */
export interface Output {
	readonly say: (line: string) => void;
	/** Takes what a program writes; undefined: that goes to the terminal. */
	readonly print: ((text: string) => void) | undefined;
	/** Runs a program of the project to its end. Its exit code; throws where it cannot be started. */
	readonly run: (command: string, args: readonly string[]) => Promise<number>;
}

/** To the terminal, as it comes. */
export const live: Output = {
	print: undefined,
	say: (line) => console.log(line),
	run: (command, args) => runProgram(command, args),
};

/** Keeps everything for `text`, to be printed whole: of two checks at once nobody could tell the lines apart. */
export function kept(): Output & { readonly text: () => string } {
	let text = '';
	const print = (more: string) => void (text += more);
	return {
		say: (line) => print(`${line}\n`),
		print,
		run: (command, args) => runProgram(command, args, { print }),
		text: () => text,
	};
}
