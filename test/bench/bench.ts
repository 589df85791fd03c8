import { cpus, totalmem } from 'node:os';
import { benchPages } from './changes.ts';
import { benchExploration } from './exploration.ts';
import { benchExports } from './exports.ts';
import { benchLoad } from './load.ts';
import { benchLongTable } from './long-table.ts';
import { benchPivot } from './pivot.ts';
import { benchProtection } from './protection.ts';
import { benchSlides } from './slides.ts';
import { benchStartUp } from './start-up.ts';

console.log(
	`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
);
await benchStartUp();
await benchPages();
await benchSlides();
await benchExports();
await benchLongTable();
await benchLoad();
await benchPivot();
await benchExploration();
await benchProtection();
