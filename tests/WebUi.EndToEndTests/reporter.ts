import { readFileSync } from 'node:fs';
import type { Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

/** Keeps in the log what is lost with the machine: what a failed test had on its page, and which tests passed only when repeated. */
export default class LogReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus) {
      return;
    }
    for (const { name, path } of result.attachments) {
      if (name === 'error-context' && path) {
        const text = readFileSync(path, 'utf8');
        const page = /# Page snapshot\n+([^]*?)(?=\n# |$)/.exec(text)?.[1] ?? text;
        console.log(`\nThe page when “${test.title}” failed:\n${page}`);
      }
    }
  }

  /** test.sh repeats these lines beside the total. */
  onEnd(): void {
    for (const test of this.suite?.allTests() ?? []) {
      if (test.outcome() === 'flaky') {
        const reason = test.results.find(({ error }) => error)?.error?.message?.split('\n')[0] ?? '';
        console.log(`Flaky: ${test.titlePath().filter(Boolean).join(' › ')}: ${reason}`);
      }
    }
  }
}
