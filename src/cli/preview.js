// `npm run preview`: serves the site as it was built, with its headers; prints the address.
import { serveSite } from './serve-site.js';

const port = Number(process.argv[2] ?? 4173);
try {
	const { address } = await serveSite({ port });
	console.log(`Jalons : ${address} (Ctrl+C pour arrêter)`);
} catch (cause) {
	const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
	if (!isTaken) throw cause;
	// Another service has the usual port: any free one does.
	const { address } = await serveSite();
	console.log(`Jalons : ${address} (Ctrl+C pour arrêter ; le port ${port} est pris)`);
}
