import { checkClauses } from '../convention/check-clauses.ts';
import { checkConvention } from '../convention/check-convention.ts';
import { serveReading } from '../extracts/read-worker.ts';

serveReading(self, {
	checkConvention,
	checkClauses,
	openPack: async (bytes) => {
		const { openBrowserPack } = await import('../engine/pack-browser.ts');
		return openBrowserPack(bytes);
	},
});
