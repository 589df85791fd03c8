import { preloadCode } from '$app/navigation';
import { resolve } from '$app/paths';
import { waitForIdle } from '$lib/charts/idle.ts';
import { PAGES } from './pages.ts';

/**
 * Fetches the code of the other pages and of the charts, and the faces that no text in sight has asked for yet, one
 * after the other while the page has nothing to do: pages then open at once, and a set that is open is not lost for
 * want of a network. Without one there is nothing to fetch.
 */
export async function warmUp(): Promise<void> {
	try {
		await waitForIdle();
		await import('$lib/charts/draw.ts');
		// A face of the system that is not on this machine is no fault.
		await Promise.allSettled([...document.fonts].map((face) => face.load()));
		for (const { path } of PAGES.flatMap(({ pages }) => pages)) {
			await waitForIdle();
			await preloadCode(resolve(path));
		}
		// From here on every page opens without a network.
		performance.mark('jalons-complet');
	} catch {
		// Nothing is lost yet: what is missing is asked for again, and told, when it is needed.
	}
}
