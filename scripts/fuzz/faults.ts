// What `--self-test` plants, to prove that a run finds it.

import type { Handlers } from '../../src/http/contract.ts'
import { Problem } from '../../src/problem.ts'

export interface Fault {
  readonly about: string
  /** The operations that the run is given. */
  readonly operations: readonly string[]
  /** The failure of Schemathesis that must be among those found. */
  readonly finding: string
  /** Without it the service's own guard of answers turns the breach into a 500. */
  readonly guard: 'refuse' | 'off'
  readonly plant: (handlers: Handlers) => Handlers
}

export const faults = {
  'unexpected-failure': {
    about: 'a handler that throws',
    operations: ['getVersion'],
    finding: 'ServerError',
    guard: 'refuse',
    plant: (handlers) => ({ ...handlers, getVersion: () => Promise.reject(new Error('planted')) }),
  },
  'guarded-breach': {
    about: 'an answer that breaks the contract, with the guard of answers on',
    operations: ['getVersion'],
    finding: 'ServerError',
    guard: 'refuse',
    plant: withoutName,
  },
  'unguarded-breach': {
    about: 'an answer that breaks the contract, with the guard of answers off',
    operations: ['getVersion'],
    finding: 'JsonSchemaError',
    guard: 'off',
    plant: withoutName,
  },
  'undocumented-status': {
    about: 'a status that the contract does not list, with the guard of answers off',
    operations: ['getVersion'],
    finding: 'UndefinedStatusCode',
    guard: 'off',
    plant: (handlers) => ({ ...handlers, getVersion: () => Promise.reject(new Problem('file-not-found')) }),
  },
  'lost-file': {
    about: 'an upload that is acknowledged and then not there',
    operations: ['uploadFile', 'getFile'],
    finding: 'CustomFailure',
    guard: 'refuse',
    plant: (handlers) => ({ ...handlers, getFile: () => Promise.reject(new Problem('file-not-found')) }),
  },
  'open-file': {
    about: 'a file that everybody may read',
    operations: ['uploadFile', 'getFile'],
    finding: 'CustomFailure',
    guard: 'refuse',
    plant: (handlers) => {
      let first: Parameters<Handlers['getFile']>[0]['principal'] | undefined
      return { ...handlers, getFile: (input) => handlers.getFile({ ...input, principal: (first ??= input.principal) }) }
    },
  },
  'undead-file': {
    about: 'a file that is still there after it was deleted for good',
    operations: ['uploadFile', 'deleteFile', 'getFile'],
    finding: 'UseAfterFree',
    guard: 'refuse',
    plant: (handlers) => ({ ...handlers, deleteFile: () => Promise.resolve({ status: 204 }) }),
  },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

function withoutName(handlers: Handlers): Handlers {
  return {
    ...handlers,
    getVersion: async (input) => {
      const answer = await handlers.getVersion(input)
      return { ...answer, body: { ...answer.body, name: undefined as unknown as string } }
    },
  }
}
