import type { PublishedAddresses } from '../lib/state/published-address.ts';
import { toPublicationSeed } from '../lib/state/published.ts';
import { space } from './arguments.ts';
import { openSet } from './open-data.ts';
import { buildPages } from './publish-site/build-pages.ts';
import { checkLinks } from './publish-site/check-links.ts';
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
const PAGES = ['/donnees/', '/methode/', '/accessibilite/', '/protection-des-donnees/'];

await runCommand(async () => {
	const { data, periods, out, previous } = readRequest(process.argv.slice(2));
	await checkNewFolder(out);
	const set = await openSet(data);
	const { figures, publication } = await prepareSite(set, periods, previous);
	const { manifest } = publication;
	const site: PublishedAddresses = {
		periodPages: PERIOD_PAGES,
		pages: PAGES,
		periodes: [...figures.computed],
	};
	const dataFiles = await listDataFiles(publication.files, set);
	const seed = toPublicationSeed(set, figures, manifest);
	const pages = await buildPages(seed, site, (folder) => collectPages(folder, site));
	const files = [...pages, ...dataFiles];
	checkLinks(files);
	await writeSite(out, files);
	const count = pages.filter(({ name }) => name.endsWith('.html')).length;
	process.stdout.write(
		space(
			`Site publié dans « ${out} » : ${count} pages, ${dataFiles.length} fichiers de données.\n`,
		),
	);
});
