import { availableParallelism } from 'node:os'

const common = {
  testEnvironment: '<rootDir>/scripts/jest-environment.js',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-typescript.js' },
  // Sources are ES modules and name their files in full, so nothing is left to guess.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
}

const onADatabase = ['api', 'db', 'storage', 'cli', 'contract']

/** One project a database for the suites that use one; what needs none, or a browser, runs once. */
export default {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/jest-sequencer.js',
  // One more than there are cores: tests wait much, for clocks, for processes and for what must not happen.
  maxWorkers: Math.min(availableParallelism() + 1, 4),
  // Modules of tests that have ended stay in a worker's memory: a new one takes over before the collector has to fight.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/tests/unit/**/*.test.ts'] },
    // What needs the tools of other languages: `npm run proof`.
    { ...common, displayName: 'proof', testMatch: ['<rootDir>/tests/proof/**/*.test.ts'] },
    ...['sqlite', 'mysql'].map((dialect) => ({
      ...common,
      displayName: dialect,
      testMatch: onADatabase.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`),
      setupFiles: [`<rootDir>/tests/support/dialect-${dialect}.ts`],
      setupFilesAfterEnv: ['<rootDir>/tests/support/coverage.ts'],
    })),
    {
      ...common,
      displayName: 'web',
      testMatch: ['<rootDir>/tests/web/**/*.test.ts'],
      setupFiles: ['<rootDir>/tests/support/dialect-sqlite.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/coverage.ts'],
    },
  ],
}
