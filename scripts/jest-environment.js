// Where a test file runs: in a context of its own, as with Jest, but what it tests is loaded by Node itself, once for each
// worker. In such a context each access to a global is slow, and every file would load and compile the service anew.

import { ModernFakeTimers } from '@jest/fake-timers'
import { TestEnvironment } from 'jest-environment-node'
import { createRequire } from 'node:module'

export default class NativeSources extends TestEnvironment {
  constructor(options, context) {
    super(options, context)
    // The clock and the settings that a test changes are those that the service sees.
    this.fakeTimersModern = new ModernFakeTimers({ config: options.projectConfig, global: globalThis })
    this.global.process = process
    Object.defineProperty(this.global, 'Date', {
      configurable: true,
      get: () => globalThis.Date,
      set: (Date) => {
        globalThis.Date = Date
      },
    })
    /** For `jest-typescript.js`. */
    this.global.loadNatively = createRequire(import.meta.url)
  }
}
