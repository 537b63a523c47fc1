import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

describe.runIf(process.env.NIGHTLY)('D11: at night', () => {
	it('npm knows of no hole of high severity in any package', async ({ skip }) => {
		const audit = promisify(execFile)('npm', ['audit', '--json', '--audit-level=high'], { maxBuffer: 1e8 });
		const { stdout } = await audit.catch((error: { stdout?: string }) => ({ stdout: error.stdout || '{}' }));
		const report = JSON.parse(stdout) as {
			message?: string;
			metadata?: { vulnerabilities: { high: number; critical: number } };
		};
		if (!report.metadata) return skip(`this registry does not tell: ${report.message ?? 'no answer'}`);
		const { high, critical } = report.metadata.vulnerabilities;
		expect(high + critical).toBe(0);
	});
});
