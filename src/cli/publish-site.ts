import type { PublishedAddresses } from '../lib/state/published-address.ts';
import { toPublicationSeed } from '../lib/state/published.ts';
import { refusedData, space } from './arguments.ts';
import { openData } from './open-data.ts';
import { buildPages } from './publish-site/build-pages.ts';
import { collectPages } from './publish-site/collect-pages.ts';
import { listDataFiles } from './publish-site/data-files.ts';
import { prepareSite } from './publish-site/prepare.ts';
import { readRequest } from './publish-site/request.ts';
import { checkNewFolder, writeSite } from './publish-site/write-site.ts';
import { runCommand } from './usage.ts';

/** Pages with the figures of a period, then those that have none. */
const PERIOD_PAGES = [
	'/',
	'/orientations/',
	'/contrats/',
	'/freins-et-parcours/',
	'/sorties/',
	'/seances/',
	'/budget/',
	'/echeances/',
	'/conformite/',
];
const PAGES = ['/donnees/', '/methode/', '/accessibilite/'];

await runCommand(async () => {
	const { data, periods, out, previous } = readRequest(process.argv.slice(2));
	await checkNewFolder(out);
	const set = await openData(data);
	if (previous.length > 0) {
		throw refusedData('Rien n’a été publié : --previous n’est pas encore pris en compte.');
	}
	const { figures, publication } = await prepareSite(set, periods);
	const { files, manifest } = publication;
	const site: PublishedAddresses = {
		periodPages: PERIOD_PAGES,
		pages: PAGES,
		periodes: [...figures.computed],
	};
	const dataFiles = await listDataFiles(files, set);
	const seed = toPublicationSeed(set, figures, manifest);
	const pages = await buildPages(seed, site, (folder) => collectPages(folder, site));
	await writeSite(out, [...pages, ...dataFiles]);
	const count = pages.filter(({ name }) => name.endsWith('.html')).length;
	process.stdout.write(
		space(
			`Site publié dans « ${out} » : ${count} pages, ${dataFiles.length} fichiers de données.\n`,
		),
	);
});
