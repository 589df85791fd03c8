import { parentPort } from 'node:worker_threads';
import { openNodePack } from '../../src/lib/engine/pack-node.ts';
import { serveReading } from '../../src/lib/extracts/read-worker.ts';
import type { ToReader } from '../../src/lib/extracts/reading-messages.ts';

const port = parentPort;
if (port === null) throw new Error('thread: none');

serveReading(
	{
		postMessage: (message, { transfer }) => {
			// The types of the browser and of Node name the same buffers and ports apart.
			port.postMessage(
				message,
				transfer.filter((one) => one instanceof ArrayBuffer),
			);
		},
		addEventListener: (_, listen) => {
			port.on('message', (data: ToReader) => {
				listen(new MessageEvent('message', { data }));
			});
		},
	},
	{ openPack: openNodePack },
);
