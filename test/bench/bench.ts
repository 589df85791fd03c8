import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchPages } from './changes.ts';
import { benchExploration } from './exploration.ts';
import { benchExports } from './exports.ts';
import { benchLoad } from './load.ts';
import { benchLongTable } from './long-table.ts';
import { benchNational } from './national.ts';
import { benchPivot } from './pivot.ts';
import { benchProtection } from './protection.ts';
import { Results } from './results.ts';
import { benchSlides } from './slides.ts';
import { benchStartUp } from './start-up.ts';

const { values } = parseArgs({
	options: { national: { type: 'string' }, only: { type: 'string' } },
});
const results = new Results();
const benches = {
	'start-up': benchStartUp,
	pages: benchPages,
	slides: benchSlides,
	exports: benchExports,
	'long-table': benchLongTable,
	load: benchLoad,
	pivot: benchPivot,
	exploration: benchExploration,
	protection: benchProtection,
};
const asked = values.only?.split(',');
for (const [name, bench] of Object.entries(benches)) {
	if (asked?.includes(name) ?? true) await bench(results);
}
if (values.national !== undefined) benchNational(results, values.national);
// A part of the benches is to look at: the file is that of them all.
if (asked === undefined) results.write(fileURLToPath(new URL('RESULTS.md', import.meta.url)));
