/** Exit codes of every command. */
export const REFUSED_DATA = 1;
export const WRONG_USE = 2;

/** A French sentence for the person at the terminal, and the exit code that goes with it. */
export class CommandError extends Error {
	readonly exitCode: number;

	constructor(message: string, exitCode: number) {
		super(message);
		this.name = 'CommandError';
		this.exitCode = exitCode;
	}
}

/** Runs a command; what goes wrong is told on standard error, with its exit code. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : 'Erreur inconnue.'}\n`);
		process.exitCode = error instanceof CommandError ? error.exitCode : REFUSED_DATA;
	}
}
