// Read before the first paint, so that a theme chosen on this device does not flash: see theme.svelte.ts.
(() => {
	try {
		const choice = localStorage.getItem('jalons-affichage');
		if (choice === 'clair' || choice === 'sombre') {
			document.documentElement.dataset.theme = choice;
		}
	} catch (cause) {
		// The browser keeps nothing for this site: the theme of the system stands.
		if (!(cause instanceof DOMException)) throw cause;
	}
})();
