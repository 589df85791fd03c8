import { parseOptions, USAGE, type DemoOptions } from './demo/options.ts';
import { writeDemo } from './demo/write-demo.ts';
import { CommandError, REFUSED_DATA, runCommand, WRONG_USE } from './usage.ts';

const number = new Intl.NumberFormat('fr-FR');

await runCommand(async () => {
	const parsed = parseOptions(process.argv.slice(2));
	if (parsed.kind === 'error') throw new CommandError(`${parsed.message}\n${USAGE}`, WRONG_USE);
	if (parsed.kind === 'help') console.log(USAGE);
	else await write(parsed.options);
});

async function write(options: DemoOptions): Promise<void> {
	const rows = await writeDemo(options).catch((cause: unknown) => {
		const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
		throw new CommandError(
			`Les extraits n’ont pas pu être écrits dans « ${options.out} »${reason} : vérifier que le dossier est accessible en écriture et que le disque n’est pas plein.`,
			REFUSED_DATA,
		);
	});
	console.log(`${number.format(rows)} lignes fictives écrites dans ${options.out}`);
}
