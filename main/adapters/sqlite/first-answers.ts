/** First answers of requests with a key, in the database, so that they survive a restart. */
import type { Database } from 'better-sqlite3'
import type { FirstAnswers } from '../../core/ports/first-answers.ts'

interface FirstAnswerRow {
  readonly request: string
  readonly status: number | null
  readonly type: string | null
  readonly body: string | null
}

/** On an open, migrated database. @param now of the clock, ms */
export function sqliteFirstAnswers(db: Database, now: () => number): FirstAnswers {
  const find = db.prepare<[string, string], FirstAnswerRow>(
    'SELECT request, status, type, body FROM first_answers WHERE caller = ? AND key = ?',
  )
  const begin = db.prepare('INSERT INTO first_answers (caller, key, request, at) VALUES (?, ?, ?, ?)')
  const finish = db.prepare(
    'UPDATE first_answers SET status = @status, type = @type, body = @body WHERE caller = @caller AND key = @key',
  )
  const forget = db.prepare('DELETE FROM first_answers WHERE caller = ? AND key = ?')
  return {
    find: (caller, key) => {
      const row = find.get(caller, key)
      if (row === undefined) return null
      const { request, status, type, body } = row
      return { request, answer: status === null || body === null ? null : { status, type, body } }
    },
    begin: (caller, key, request) => void begin.run(caller, key, request, now()),
    finish: (caller, key, answer) => void finish.run({ caller, key, ...answer }),
    forget: (caller, key) => void forget.run(caller, key),
  }
}
