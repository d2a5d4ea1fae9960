/** Letters: laid into the transaction of what they tell of, sent by a job, so that no request waits for a mail server. */
import type { EntityManager } from '@mikro-orm/core'
import type { Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Statements } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { uuidToBytes } from '../db/types.ts'
import { Mail } from './mail.entity.ts'
import type { TemplateName } from './templates.ts'

export interface Letter {
  readonly to: string
  readonly template: TemplateName
  /** What the template says (`templates.ts`); times as ISO 8601. */
  readonly data: Readonly<Record<string, string>>
}

export interface Mailer {
  /** Writes into the transaction. */
  readonly add: (em: EntityManager, letter: Letter) => void
  /** The same, among its statements. */
  readonly write: (statements: Pick<Statements, 'run'>, letter: Letter) => Promise<void>
}

export interface MailerDeps {
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Secret
  /** Told at once, while the transaction may still be under way. */
  readonly onAdded: () => void
}

export function createMailer({ clock, newId, secret, onAdded }: MailerDeps): Mailer {
  return {
    add: (em, letter) => {
      em.create(Mail, rowOf(letter))
      onAdded()
    },
    write: async (statements, letter) => {
      const { id, sealed, createdAt, dueAt, attempts } = rowOf(letter)
      await statements.run('insert into mail (id, sealed, created_at, due_at, attempts) values (?, ?, ?, ?, ?)', [
        uuidToBytes(id),
        sealed,
        createdAt,
        dueAt,
        attempts,
      ])
      onAdded()
    },
  }

  function rowOf(letter: Letter) {
    const id = newId()
    const now = clock()
    return { id, sealed: sealLetter(secret, id, letter), createdAt: now, dueAt: now, attempts: 0 }
  }
}

/** There are tokens in letters, so the database holds them under the installation's secret. */
export const sealLetter = (secret: Secret, id: string, letter: Letter): string =>
  secret.seal(JSON.stringify(letter), `mail/${id}`)

/** @throws Error when it was sealed under another secret or id */
export const openLetter = (secret: Secret, id: string, sealed: string): Letter =>
  JSON.parse(secret.open(sealed, `mail/${id}`)) as Letter
