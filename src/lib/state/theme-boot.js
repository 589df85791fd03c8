// Read before the first paint, so that what is kept on this device does not flash: a theme (theme.svelte.ts), or a set
// of extracts, in whose place the figures of the demonstration are not shown (keeping.svelte.ts).
(() => {
	try {
		const choice = localStorage.getItem('jalons-affichage');
		if (choice === 'clair' || choice === 'sombre') {
			document.documentElement.dataset.theme = choice;
		}
		if (localStorage.getItem('jalons-jeu') === 'garde') {
			document.documentElement.dataset.jeu = 'garde';
		}
	} catch (cause) {
		// The browser keeps nothing for this site: what the page carries stands.
		if (!(cause instanceof DOMException)) throw cause;
	}
})();
