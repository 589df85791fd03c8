// `npm run fuzz [-- FACTOR]`: the tests that draw their input, with FACTOR times as many draws, from a new seed.
import { ensurePackages, run } from './setup.js';

const USUAL_FACTOR = 20;
const factor = Number(process.argv[2] ?? USUAL_FACTOR);
if (!Number.isFinite(factor) || factor < 1) {
	console.error('Usage : npm run fuzz -- 20 (combien de fois plus de tirages que npm test)');
	process.exit(2);
}
ensurePackages();
process.env['JALONS_FUZZ'] = String(factor);
const DAY = String(86_400_000);
process.exit(
	run('npx', [
		'vitest',
		'run',
		'--project',
		'unit',
		`--testTimeout=${DAY}`,
		'fuzz',
		'laws',
		'settlement',
		'values',
		'format',
		'funnel',
		'saved-view',
		'console',
		'cube',
		'paginate',
		'choice',
		'attack',
		'layout',
	]),
);
