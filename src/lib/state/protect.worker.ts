import wasmUrl from 'highs/runtime?url';
import { loadSolver } from '../disclosure/load-solver.ts';
import { protect } from '../disclosure/protect.ts';
import { ProtectionError, type ProtectInput } from '../disclosure/publication.ts';
import type { FromProtector } from './protect-in-worker.ts';

const tell = (message: FromProtector): void => {
	self.postMessage(message);
};

self.addEventListener('message', ({ data }: MessageEvent<ProtectInput>) => {
	void answer(data);
});

async function answer(input: ProtectInput): Promise<void> {
	try {
		const solver = await loadSolver(wasmUrl);
		const publication = await protect(input, {
			solver,
			onProgress: (progress) => {
				tell({ kind: 'progress', progress });
			},
		});
		tell({ kind: 'done', publication });
	} catch (cause) {
		const isTold = cause instanceof ProtectionError;
		const message = cause instanceof Error ? cause.message : '';
		tell({ kind: 'failed', message, isTold });
	}
}
