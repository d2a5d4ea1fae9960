// Loaded before a service that runs in a process of its own: its answers are recorded like those of the others.

import { recordAnswers } from './recorder.ts'

const { COFFER_TEST_COVERAGE: folder, COFFER_TEST_DIALECT: dialect, COFFER_TEST_NAME: test } = process.env

if (folder !== undefined && test !== undefined)
  recordAnswers({ folder, database: dialect === 'mysql' ? 'mysql' : 'sqlite', testName: () => test })
