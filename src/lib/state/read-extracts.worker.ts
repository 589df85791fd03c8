import { checkConvention } from '../convention/check-convention.ts';
import type { EngineAddresses } from '../engine/launch.ts';
import { serveReading } from '../extracts/read-worker.ts';

serveReading(self, {
	checkConvention,
	openPack: async (bytes) => {
		const { openBrowserPack } = await import('../engine/pack-browser.ts');
		return openBrowserPack(bytes, JSON.parse(self.name) as EngineAddresses);
	},
});
