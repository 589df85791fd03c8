// `npm test`: installs what is missing, then lint, format, dead code, types, unit tests, build, end to end.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensurePackages, run, runAside } from './setup.js';

ensurePackages();
ensureChromium();

const reports = mkdtempSync(join(tmpdir(), 'jalons-'));
let passed = 0;
let failed = 0;

/**
 * One check, which passes or fails as a whole.
 * @param {string} name
 * @param {readonly string[]} parameters
 */
function check(name, parameters) {
	console.log(`\n— ${name}`);
	const isGreen = run('npx', parameters) === 0;
	if (isGreen) passed += 1;
	else failed += 1;
	return isGreen;
}

/**
 * Checks that need nothing of each other, side by side: what each says is printed when it ends.
 * @param {readonly (readonly [name: string, parameters: readonly string[]])[]} checks
 */
async function checkTogether(checks) {
	await Promise.all(
		checks.map(async ([name, parameters]) => {
			const { status, output } = await runAside('npx', parameters);
			console.log(`\n— ${name}\n${output}`);
			if (status === 0) passed += 1;
			else failed += 1;
		}),
	);
}

/**
 * The tests of a project, counted one by one; a run without a report counts as one failure.
 * @param {string} project
 */
function test(project) {
	console.log(`\n— ${project}`);
	const file = join(reports, `${project}.json`);
	const status = run('npx', [
		'vitest',
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	try {
		const report = /** @type {{ numPassedTests: number, numFailedTests: number }} */ (
			JSON.parse(readFileSync(file, 'utf8'))
		);
		passed += report.numPassedTests;
		failed += report.numFailedTests;
		if (status !== 0 && report.numFailedTests === 0) failed += 1;
	} catch (cause) {
		console.error(`no report of ${project}`, cause);
		failed += 1;
	}
}

check('sync', ['svelte-kit', 'sync']);
await checkTogether([
	['lint', ['eslint', '--max-warnings', '0', '.']],
	['format', ['prettier', '--check', '--log-level', 'warn', '.']],
	['dead code', ['knip']],
	['types', ['svelte-check', '--fail-on-warnings', '--threshold', 'warning']],
]);
test('unit');
if (check('build', ['vite', 'build', '--logLevel', 'warn'])) test('e2e');

rmSync(reports, { recursive: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
