// `npm run fuzz [-- FACTOR]`: the tests that draw their input, with FACTOR times as many draws, from a new seed.
import { ensureChromium, ensurePackages, run } from './setup.js';

const USUAL_FACTOR = 20;
const factor = Number(process.argv[2] ?? USUAL_FACTOR);
if (!Number.isFinite(factor) || factor < 1) {
	console.error('Usage : npm run fuzz -- 20 (combien de fois plus de tirages que npm test)');
	process.exit(2);
}
ensurePackages();
process.env['JALONS_FUZZ'] = String(factor);
const DAY = String(86_400_000);
const unit = run('npx', [
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
	'independent',
	'layout',
]);
ensureChromium();
const built = run('npx', ['vite', 'build', '--logLevel', 'warn']);
// In the browser: changes and loads one after the other.
const endurance =
	built === 0 ? run('npx', ['vitest', 'run', '--project', 'e2e', 'endurance']) : built;
process.exit(unit === 0 ? endurance : unit);
