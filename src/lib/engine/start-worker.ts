/** The part of Trusted Types that a worker needs; absent where the browser does not know them. */
interface TrustedScripts {
	createPolicy(
		name: string,
		rules: { readonly createScriptURL: (url: string) => string },
	): { createScriptURL(url: string): string };
}

const POLICY = 'jalons';

/** A policy may be made once a document: the first worker makes it. */
let policy: { createScriptURL(url: string): string } | null = null;

/** Milliseconds between two looks for the lock of a worker that starts, and how many: it takes it first of all. */
const LOOK_MS = 50;
const LOOKS = 600;

/** A promise that fails in a worker is no error of it: the page would wait for ever for what it was to answer. */
const TELL_REJECTIONS =
	"addEventListener('unhandledrejection', ({ reason }) => { setTimeout(() => { throw reason; }); });";

/** A worker, and the promise that settles once it runs no more, whatever ended it. */
export interface StartedWorker {
	readonly worker: Worker;
	/** Never settles in a browser without locks (a page that is not served by https): its end is then not seen. */
	readonly gone: Promise<void>;
}

/**
 * Starts a worker of this origin from a small script of its own, so that it has the policy of the page even where the
 * server sends no header: a worker that is loaded from an address has that address's policy alone (engine.md). A
 * browser says nothing of a worker that it ends: the script holds a lock as long as it lives, and the page waits for it.
 * `before` is a script that runs first in the worker.
 */
export function startWorker(address: string, options: WorkerOptions, before = ''): StartedWorker {
	const lock = `jalons-${crypto.randomUUID()}`;
	const load =
		options.type === 'module'
			? `import ${JSON.stringify(address)};`
			: `importScripts(${wrapInWorker(JSON.stringify(address))});`;
	const script = `${TELL_REJECTIONS}navigator.locks?.request(${JSON.stringify(lock)}, () => new Promise(() => {}));${before}${load}`;
	const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	try {
		return { worker: new Worker(trust(blob), options), gone: waitForEnd(lock) };
	} finally {
		// The browser has taken the address by then, or refused it.
		setTimeout(() => {
			URL.revokeObjectURL(blob);
		}, 10_000);
	}
}

/** Settles when the lock, once taken, is free, or was never seen to be taken. */
async function waitForEnd(lock: string): Promise<void> {
	const { locks } = navigator as { readonly locks?: LockManager };
	if (locks === undefined) return new Promise(() => undefined);
	for (let look = 0; look < LOOKS; look += 1) {
		const { held = [] } = await locks.query();
		if (held.some(({ name }) => name === lock)) {
			await locks.request(lock, () => undefined);
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	}
}

/** Only addresses that this module made are ever trusted. */
function trust(blob: string): string {
	const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedScripts };
	if (trustedTypes === undefined) return blob;
	policy ??= trustedTypes.createPolicy(POLICY, {
		createScriptURL: (url) => {
			if (url.startsWith('blob:')) return url;
			throw new TypeError('script address: not one of this site');
		},
	});
	return policy.createScriptURL(blob);
}

/** The same in the worker, whose policy is the page's. */
function wrapInWorker(address: string): string {
	return `self.trustedTypes ? trustedTypes.createPolicy('${POLICY}', { createScriptURL: () => ${address} }).createScriptURL('') : ${address}`;
}
