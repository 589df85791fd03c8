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

/**
 * Starts a worker of this origin from a small script of its own, so that it has the policy of the page even where the
 * server sends no header: a worker that is loaded from an address has that address's policy alone (engine.md).
 */
export function startWorker(address: string, options: WorkerOptions): Worker {
	const script =
		options.type === 'module'
			? `import ${JSON.stringify(address)};`
			: `importScripts(${wrapInWorker(JSON.stringify(address))});`;
	const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	try {
		return new Worker(trust(blob), options);
	} finally {
		// The browser has taken the address by then, or refused it.
		setTimeout(() => {
			URL.revokeObjectURL(blob);
		}, 10_000);
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
